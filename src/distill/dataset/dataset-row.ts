import type { Cause } from '../../diagnosis/index.ts'
import type { Goal, Subgoal, WorldState } from '../../env/index.ts'

/** What a row teaches. */
export const rowKinds = {
  success: 'the choice worked',
  corrected: 'the choice failed, and another of the same candidates worked on the way to its correction',
  preferred:
    'the choice worked, and in another run of the same task and seed, alike until then, another led to the goal sooner',
  negative: 'the choice failed, and nothing shows which other would have been right',
} as const satisfies Record<string, string>
export type RowKind = keyof typeof rowKinds

export const splits = ['train', 'validation', 'test'] as const
export type Split = (typeof splits)[number]

/** One decision, what came of it, and what should have been chosen. Plain data. */
export interface DatasetRow {
  readonly attemptId: number
  readonly episodeId: number
  readonly task: string
  readonly group: string
  readonly instruction: string
  readonly seed: number
  readonly world: string
  readonly minecraft: string
  /** Place of the attempt in its episode, 0 for the first. */
  readonly position: number
  readonly kind: RowKind
  readonly split: Split
  /** How much what was tried counts as an example; positive. */
  readonly weight: number
  readonly state: WorldState
  readonly goal: Goal
  /** What was allowed, in the planner's order; what a guard had refused is left out. Never empty. */
  readonly candidates: readonly {
    readonly subgoal: Subgoal
    readonly purpose: string
    /** Styles of planning that would do it first, where others than the planner's own were looked at. */
    readonly styles?: readonly string[] | undefined
  }[]
  /** Index of the candidate that was tried. */
  readonly tried: number
  /** Index of the candidate that should have been chosen; null for a negative row. */
  readonly target: number | null
  /** Index of the candidate that the target is to be preferred to; null but for a corrected or preferred row. */
  readonly rejected: number | null
  /** Whether what was tried worked. */
  readonly succeeded: boolean
  readonly cause: Cause | null
  readonly ticks: number
  /** Id of the failed attempt in the record's table of corrections; null but for a corrected row. */
  readonly correction: number | null
}

/** Why an attempt gives no row. Closed; the data card counts them. */
export const exclusions = {
  cancelled: 'it was cancelled before it could be judged',
  'loop-stepped-in': 'the loop chose for itself, not the policy',
  'world-fault': 'the world failed, whatever was chosen',
  'program-fault': 'a deed of ours failed, whatever was chosen',
  unreadable: 'its document cannot be read',
} as const satisfies Record<string, string>
export type Exclusion = keyof typeof exclusions
