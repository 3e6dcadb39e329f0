import { z } from 'zod'
import type { WorldState } from './world-state.ts'
import { minedKey } from './tally.ts'

const name = z.string().regex(/^[a-z0-9_]{1,64}$/)
const blockOrTag = z.string().regex(/^#?[a-z0-9_]{1,64}$/)
const counts = z
  .record(name, z.int().min(1).max(100_000))
  .refine((items) => Object.keys(items).length > 0, 'no item is named')

/**
 * When a task is done. Several keys in one object must all hold. `#logs` and `#iron_ores` name groups of blocks.
 */
export type Goal =
  | { readonly all: readonly Goal[] }
  | {
      /** Items carried at the same time. */
      readonly have?: Readonly<Record<string, number>> | undefined
      /** Any one of these items carried. */
      readonly haveAny?: readonly string[] | undefined
      /** A block or `#group` that was broken. */
      readonly mined?: string | undefined
      /** The tool that must have broken it; null is a bare hand; left out is any. */
      readonly withTool?: string | null | undefined
      /** How many must have been broken; 1 when left out. */
      readonly count?: number | undefined
      readonly crafted?: string | undefined
      readonly traded?: number | undefined
      readonly washed?: string | undefined
      readonly repaired?: string | undefined
    }

/** Parses a goal from outside. Unknown keys are refused, so that no condition is dropped unseen. */
export const goalSchema: z.ZodType<Goal> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(goalSchema).min(1).max(16) }),
    z
      .strictObject({
        have: counts.optional(),
        haveAny: z.array(name).min(1).max(64).optional(),
        mined: blockOrTag.optional(),
        withTool: name.nullable().optional(),
        count: z.int().min(1).max(100_000).optional(),
        crafted: name.optional(),
        traded: z.int().min(1).optional(),
        washed: name.optional(),
        repaired: name.optional(),
      })
      .refine((goal) => Object.keys(goal).length > 0, 'an empty goal is always true'),
  ]),
)

const villageBlocks =
  /^(grass_path|dirt_path|farmland|wheat|carrots|potatoes|beetroots|hay_block|bell|composter|lectern|glass|glass_pane|.*_bed|.*_door|.*_planks|(oak|birch|spruce|jungle|acacia|dark_oak)_(fence|stairs))$/

/** Groups of blocks that goals, operators and searches name with `#`. */
export const blockGroups: Readonly<Record<string, (block: string) => boolean>> = {
  logs: (block) => /^(?!stripped_).*_(log|stem)$/.test(block) && !block.startsWith('mushroom'),
  /** What houses, ways and fields are made of, and nothing else above ground (vanilla). */
  village: (block) => villageBlocks.test(block),
  iron_ores: (block) => block === 'iron_ore' || block === 'deepslate_iron_ore',
}

/** True if `block` is `name`, or belongs to the group when `name` starts with `#`. */
export function blockMatches(name: string, block: string): boolean {
  return name.startsWith('#') ? (blockGroups[name.slice(1)]?.(block) ?? false) : name === block
}

/** Decides a goal from a state alone. Pure. */
export function goalHolds(goal: Goal, state: WorldState): boolean {
  if ('all' in goal) return goal.all.every((part) => goalHolds(part, state))
  const { have, haveAny, mined, crafted, traded, washed, repaired } = goal
  if (have && !Object.entries(have).every(([item, count]) => (state.inventory[item] ?? 0) >= count))
    return false
  if (haveAny && !haveAny.some((item) => (state.inventory[item] ?? 0) > 0)) return false
  if (mined !== undefined && minedCount(state, mined, goal.withTool) < (goal.count ?? 1)) return false
  if (crafted !== undefined && !(crafted in state.tally.crafted)) return false
  if (traded !== undefined && state.tally.traded < traded) return false
  if (washed !== undefined && !(washed in state.tally.washed)) return false
  if (repaired !== undefined && !(repaired in state.tally.repaired)) return false
  return true
}

function minedCount(state: WorldState, name: string, withTool: string | null | undefined): number {
  let count = 0
  for (const [key, times] of Object.entries(state.tally.mined)) {
    const block = key.slice(0, key.indexOf(' '))
    if (blockMatches(name, block) && (withTool === undefined || key === minedKey(block, withTool)))
      count += times
  }
  return count
}
