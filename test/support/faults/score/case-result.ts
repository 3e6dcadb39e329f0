import type { CaseName } from '../case-list.ts'
import type { CaseLabel } from '../case-plan.ts'

/** Who made a diagnosis: ours, and what it is compared with. */
export const judges = ['diagnosis', 'obstacle', 'labels', 'outcome'] as const
export type Judge = (typeof judges)[number]

/** What a judge said of a case. */
export interface Answer {
  readonly label: CaseLabel
  /** Probability that it is right, 0 to 1; null where the judge gives none. */
  readonly confidence: number | null
}

/** One case that was played. */
export interface CaseResult extends CaseName {
  readonly generator: string
  readonly title: string
  readonly version: string
  readonly subgoal: string
  readonly ticks: number
  /** How the last attempt ended, for people. */
  readonly ending: string
  /** Why the case shows nothing, or null. */
  readonly invalid: string | null
  readonly answers: Readonly<Record<Judge, Answer>>
}
