import { isDeepStrictEqual } from 'node:util'
import type { Goal, Subgoal, WorldState } from '../../env/index.ts'
import type { Decision } from '../../memory/index.ts'
import type { Candidate } from '../planner/planner.ts'
import type { Policy, Ranking } from './policy.ts'
import { scoresInOrder } from './policy.ts'

/**
 * Ranks as the record of an episode says that its policy did, decision after decision: for an episode whose policy cannot be asked again. Where
 * other candidates are proposed than were then, it keeps the planner's order. For one episode.
 */
export class RecordedPolicy implements Policy {
  readonly name: string
  readonly #decisionOf: (index: number) => Decision | null
  #next = 0

  /** `decisionOf` gives the decision for each attempt, from 0, and null where the record has none. */
  constructor(name: string, decisionOf: (index: number) => Decision | null) {
    this.name = name
    this.#decisionOf = decisionOf
  }

  rank(_state: WorldState, _goal: Goal, candidates: readonly Candidate[]): Promise<Ranking> {
    return Promise.resolve(this.#recorded(candidates) ?? { scores: scoresInOrder(candidates) })
  }

  #recorded(candidates: readonly Candidate[]): Ranking | null {
    const decision = this.#nextRanked()
    const allowed = decision?.considered.filter(({ refusal }) => refusal === null) ?? []
    if (decision === null || !haveSame(allowed, candidates)) return null
    const { fallback } = decision
    const scores = allowed.map(({ score }) => score ?? Number.NEGATIVE_INFINITY)
    return fallback === undefined ? { scores } : { scores, fallback }
  }

  /** No policy was asked where the loop chose for itself. */
  #nextRanked(): Decision | null {
    for (;;) {
      const decision = this.#decisionOf(this.#next++)
      if (decision === null || decision.chosen !== null) return decision
    }
  }
}

function haveSame(
  recorded: readonly { readonly subgoal: Subgoal }[],
  proposed: readonly { readonly subgoal: Subgoal }[],
): boolean {
  return isDeepStrictEqual(inJson(recorded), inJson(proposed))
}

/** As a document keeps it: without fields that hold nothing. */
function inJson(of: readonly { readonly subgoal: Subgoal }[]): unknown {
  return JSON.parse(JSON.stringify(of.map(({ subgoal }) => subgoal)))
}
