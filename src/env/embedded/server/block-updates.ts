import type { BlockWorld } from '../world/block-world.ts'

/** Called for a block when it is set and when one of the six beside it changes. May change blocks itself. */
export type BlockReaction = (x: number, y: number, z: number, state: number) => void

/** Does what was scheduled for a block. The block may have become another one since. */
type BlockTick = (x: number, y: number, z: number) => void

/** Schedules a tick of one kind, `delayTicks` (1 or more) from now; nothing if one of that kind is already due there. */
export type ScheduleBlockTick = (x: number, y: number, z: number, delayTicks: number) => void

interface DueTick {
  readonly kind: BlockTickKind
  readonly x: number
  readonly y: number
  readonly z: number
}

interface BlockTickKind {
  readonly run: BlockTick
  readonly pending: Set<number>
}

/** More scheduled ticks than this in one tick wait for the next one (vanilla's bound is 65,536). */
const mostTicksAtOnce = 16_384

const besides = [
  [0, 0, 0],
  [-1, 0, 0],
  [1, 0, 0],
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
] as const

/**
 * How blocks answer to changes around them: at once by a reaction, later by a scheduled tick. Reactions run in the order
 * in which they were added, scheduled ticks by their time and then in the order in which they were asked for. Generated
 * terrain wakes nothing; only changes do.
 */
export class BlockUpdates {
  readonly #world: BlockWorld
  /** By state id; null where nothing reacts. */
  readonly #reactions: (BlockReaction[] | null)[]
  readonly #due = new Map<number, DueTick[]>()
  #now = 0

  constructor(world: BlockWorld) {
    this.#world = world
    this.#reactions = new Array<BlockReaction[] | null>(world.states.count).fill(null)
    world.onChange((x, y, z) => {
      for (const [offsetX, offsetY, offsetZ] of besides) {
        this.#react(x + offsetX, y + offsetY, z + offsetZ)
      }
    })
  }

  /** Lets all states for which `concerns` holds react. */
  onUpdate(concerns: (state: number) => boolean, reaction: BlockReaction): void {
    for (let state = 0; state < this.#reactions.length; state++) {
      if (!concerns(state)) continue
      const present = this.#reactions[state]
      if (present) present.push(reaction)
      else this.#reactions[state] = [reaction]
    }
  }

  /** Makes a kind of scheduled tick. */
  kindOfTick(run: BlockTick): ScheduleBlockTick {
    const kind: BlockTickKind = { run, pending: new Set() }
    return (x, y, z, delayTicks) => {
      const key = placeKey(x, y, z)
      if (kind.pending.has(key)) return
      kind.pending.add(key)
      const tick = this.#now + Math.max(1, delayTicks)
      const due = { kind, x, y, z }
      const others = this.#due.get(tick)
      if (others) others.push(due)
      else this.#due.set(tick, [due])
    }
  }

  /** Runs what is due. Once per game tick. */
  step(): void {
    const now = ++this.#now
    const due = this.#due.get(now)
    if (due === undefined) return
    this.#due.delete(now)
    const late = due.splice(mostTicksAtOnce)
    if (late.length > 0) this.#due.set(now + 1, late.concat(this.#due.get(now + 1) ?? []))
    for (const { kind, x, y, z } of due) {
      kind.pending.delete(placeKey(x, y, z))
      kind.run(x, y, z)
    }
  }

  #react(x: number, y: number, z: number): void {
    const state = this.#world.stateAt(x, y, z)
    const reactions = this.#reactions[state]
    if (!reactions) return
    for (const reaction of reactions) {
      reaction(x, y, z, state)
      // The next one is about a block that is no longer there.
      if (this.#world.stateAt(x, y, z) !== state) return
    }
  }
}

/** Distinct within some 2 million blocks of each other along x; far ones may share a key only across that. */
function placeKey(x: number, y: number, z: number): number {
  return ((x & 0x3fffff) * 0x400000 + (z & 0x3fffff)) * 256 + y
}
