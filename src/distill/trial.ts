import type { Cause } from '../diagnosis/index.ts'
import type { GuardUse } from './guardrail/guard-use.ts'
import type { SituationTrial } from './guardrail/situation-trial.ts'
import type { Method } from './method.ts'
import type { Look, Search } from './sightings.ts'

/** What one attempt shows of one method. Sums of trials do not depend on their order. */
export interface Trial {
  readonly method: Method
  /** The item that the attempt was after, or null where the method was used on the way to something else. */
  readonly wanted: string | null
  /** Blocks broken, entities killed, pieces put in, fuel burnt, pieces paid or asked for in a trade; 0 where it did not come to that. */
  readonly uses: number
  /** Pieces that came of it, by item. */
  readonly yields: Readonly<Record<string, number>>
  readonly ticks: number
  readonly succeeded: boolean
  /** Primary cause of a failure, or null. */
  readonly cause: Cause | null
}

/** Where a block was dug: how often, by band of height (see `heightBand`). */
export interface HeightCount {
  readonly block: string
  readonly band: number
  readonly count: number
}

/** All that one attempt teaches. */
export interface Lesson {
  readonly trials: readonly Trial[]
  readonly heights: readonly HeightCount[]
  /** What it shows of the situation in which it was begun, and of a journey that ended with it. */
  readonly situations: readonly SituationTrial[]
  /** What guardrails did in the decision before it. */
  readonly guardUses: readonly GuardUse[]
  /** What was in view at the end. */
  readonly look: Look
  /** What was looked for. */
  readonly searches: readonly Search[]
}
