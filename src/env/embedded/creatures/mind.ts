import type { PlayerSession } from '../server/player-session.ts'

/** What a creature has in mind. Its behaviours write it, each its own part. Counts are in ticks. */
export interface Mind {
  /** Whom it hunts. */
  target: PlayerSession | null
  /** True while it sees its target; looked at every half second. */
  seesTarget: boolean
  /** Ticks since it last saw its target. */
  unseenTicks: number
  /** Who has its trades open. */
  customer: PlayerSession | null
  /** Runs in fear while above 0. */
  panicTicks: number
  /** Until it can hit or shoot again. */
  attackRestTicks: number
  /** For how long it has drawn its bow. */
  drawTicks: number
  /** A creeper's fuse, 0-30; it explodes at the end. */
  fuseTicks: number
  isSwelling: boolean
  /** When it next gives up an aim that it cannot reach, by its age. */
  walkUntilAge: number
  /** A sheep without its wool. */
  isShorn: boolean
  /** Where it belongs; null where it has no home. */
  home: { readonly x: number; readonly z: number } | null
}

/** A mind at rest. */
export function createMind(): Mind {
  return {
    target: null,
    seesTarget: false,
    unseenTicks: 0,
    customer: null,
    panicTicks: 0,
    attackRestTicks: 0,
    drawTicks: 0,
    fuseTicks: 0,
    isSwelling: false,
    walkUntilAge: 0,
    isShorn: false,
    home: null,
  }
}
