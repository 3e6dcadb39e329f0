import type { Goal, WorldState } from '../../../env/index.ts'
import { joined, numbers, words } from './feature-group.ts'
import type { FeatureGroup } from './feature-group.ts'
import { itemWords, wordsOfNames } from './item-words.ts'
import { growing } from './scales.ts'

/** The single conditions of a goal, with all nesting taken away. */
type GoalPart = Exclude<Goal, { readonly all: readonly Goal[] }>

/** A goal as policies look at it, beside the state that it is to come true in. */
export interface GoalView {
  readonly parts: readonly GoalPart[]
  /** Every item and block that the goal names. */
  readonly names: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** How much of what must be carried is carried, 0 to 1; 0 where nothing must. */
  readonly carriedShare: number
}

/** Looks at a goal in a state. */
export function viewGoal(goal: Goal, state: WorldState): GoalView {
  const parts = partsOf(goal)
  const names = new Set(parts.flatMap(namesIn))
  return { parts, names, words: wordsOfNames(names), carriedShare: carriedShareOf(parts, state) }
}

function partsOf(goal: Goal): readonly GoalPart[] {
  return 'all' in goal ? goal.all.flatMap(partsOf) : [goal]
}

function namesIn({ have, haveAny, mined, crafted, washed, repaired }: GoalPart): readonly string[] {
  return [...Object.keys(have ?? {}), ...(haveAny ?? []), mined, crafted, washed, repaired].filter(
    (name) => name !== undefined,
  )
}

function carriedShareOf(parts: readonly GoalPart[], { inventory }: WorldState): number {
  const wanted = parts.flatMap(({ have }) => Object.entries(have ?? {}))
  if (wanted.length === 0) return 0
  const shares = wanted.map(([item, count]) => Math.min(1, (inventory[item] ?? 0) / count))
  return shares.reduce((sum, share) => sum + share, 0) / wanted.length
}

const kinds = ['have', 'haveAny', 'mined', 'crafted', 'traded', 'washed', 'repaired'] as const

/** What of a goal a policy sees. */
export const goalFeatures: FeatureGroup<GoalView> = joined(
  numbers<GoalView>('goal', {
    ...Object.fromEntries(
      kinds.map((kind): [string, (view: GoalView) => number] => [
        kind,
        ({ parts }) => Number(parts.some((part) => part[kind] !== undefined)),
      ]),
    ),
    pieces: ({ parts }) =>
      growing(parts.flatMap(({ have }) => Object.values(have ?? {})).reduce((sum, count) => sum + count, 0)),
    parts: ({ parts }) => growing(parts.length),
    'carried-share': ({ carriedShare }) => carriedShare,
  }),
  words<GoalView>('goal-word', itemWords, 8, (view) => view.words),
)
