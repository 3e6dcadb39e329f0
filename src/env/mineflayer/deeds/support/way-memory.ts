import type { Bot } from 'mineflayer'
import type { Position } from '../../../position.ts'
import type { Heading } from './cell.ts'

/** What the body remembers of its own diggings, for as long as it is in this world. */
export interface WayMemory {
  /** Where the last tunnel ended and which way it led. */
  tunnelEnd: { readonly cell: Position; readonly heading: Heading } | null
  /** Keys of the cells in which the body has stood in tunnels, shafts and stairs. */
  readonly tunnelled: Set<string>
  /** Parts of caves that were gone to, by the key of `CaveFrontier`. */
  readonly cavesTried: Set<string>
  /** Where the last staircase down began: the way back to the sky. */
  stairsTop: Position | null
  /** Which way the last staircase led. */
  stairsHeading: Heading | null
}

const memories = new WeakMap<object, WayMemory>()

/** The memory that belongs to this body; kept by its connection, since deeds see the bot through a passing wrapper. */
export function wayMemoryOf(bot: Bot): WayMemory {
  const key = bot._client
  const known = memories.get(key)
  if (known !== undefined) return known
  const made: WayMemory = {
    tunnelEnd: null,
    tunnelled: new Set(),
    cavesTried: new Set(),
    stairsTop: null,
    stairsHeading: null,
  }
  memories.set(key, made)
  return made
}
