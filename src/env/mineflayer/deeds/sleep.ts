import { Vec3 } from 'vec3'
import type { Obstacle } from '../../attempt.ts'
import { withinTicks } from '../body/abortable.ts'
import { eachTick } from '../navigation/each-tick.ts'
import type { Deed } from '../deed.ts'

const colours =
  'white orange magenta light_blue yellow lime pink gray light_gray cyan purple blue brown green red black'.split(
    ' ',
  )
/** Beds by name; `bed` is that of versions before 1.13. */
const beds = [...colours.map((colour) => `${colour}_bed`), 'bed']
/** Ticks that the server may take to put the body to bed. mineflayer gives up after 60. */
const lieDownTicks = 70

/** Goes to the nearest known bed, sleeps, and wakes in the morning. */
export const sleep: Deed<'sleep'> = async (context) => {
  const { bot, clock, signal, perceived, navigator } = context
  const [bed] = perceived.nearest(beds, bot.entity.position, 1)
  if (!bed) return { kind: 'missing-station', subject: 'bed', detail: 'No bed is known.' }
  // Right beside it: a bed is out of reach farther off than two blocks from its head.
  const target = { ...bed.position, rangeBlocks: 1.5 }
  const status = await navigator.goTo(target, { budgetTicks: context.remainingTicks() }, signal)
  signal.throwIfAborted()
  if (status !== 'reached') {
    return {
      kind: 'target-unreachable',
      subject: bed.name,
      detail: `No way leads to the ${bed.name}: ${status}.`,
    }
  }
  const block = bot.blockAt(new Vec3(bed.position.x, bed.position.y, bed.position.z))
  if (!block || !bot.isABed(block)) return gone(bed.name)
  try {
    const lain = await withinTicks(clock, lieDownTicks, bot.sleep(block))
    signal.throwIfAborted()
    if (!bot.isSleeping) {
      const reason = lain.kind === 'error' && lain.error instanceof Error ? lain.error.message : 'no answer'
      return { kind: 'refused', subject: bed.name, detail: `The body could not lie down: ${reason}.` }
    }
    await eachTick(bot, clock, context.remainingTicks(), signal, () => (bot.isSleeping ? null : true))
    signal.throwIfAborted()
    return null
  } finally {
    if (bot.isSleeping) bot.wake().catch(() => {})
  }
}

function gone(name: string): Obstacle {
  return { kind: 'target-not-found', subject: name, detail: `The ${name} is no longer where it was seen.` }
}
