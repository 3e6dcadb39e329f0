import { installVirtualTime } from '../../clock/virtual-globals.ts'
import { VirtualTimers } from '../../clock/virtual-timers.ts'
import type { VirtualChance } from './virtual-chance.ts'
import { installVirtualChance } from './virtual-chance.ts'

/** The virtual time and chance that a thread lives on. */
export interface ThreadTime {
  readonly timers: VirtualTimers
  readonly chance: VirtualChance
  /** Puts real time and chance back. */
  readonly restore: () => void
}

let installed: ThreadTime | null = null

/**
 * Puts this thread on virtual time and seeded chance, for good unless `restore` is called. Asked for again it returns
 * what is there: a thread has one time.
 */
export function installThreadTime(): ThreadTime {
  if (installed !== null) return installed
  const timers = new VirtualTimers()
  const restoreTime = installVirtualTime(timers)
  const chance = installVirtualChance(0)
  installed = {
    timers,
    chance,
    restore: () => {
      chance.restore()
      restoreTime()
      installed = null
    },
  }
  return installed
}
