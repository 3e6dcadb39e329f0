import {
  evaluatePredicate,
  furtherKey,
  isStopgap,
  journeySubject,
  probeShare,
  subjectOf,
} from '../../distill/index.ts'
import type { Experience, Guardrail } from '../../distill/index.ts'
import type { Subgoal, SubgoalKind, WorldState } from '../../env/index.ts'
import { createRandom } from '../../env/index.ts'
import type { Guard, GuardVerdict } from './guard.ts'

const allowed: GuardVerdict = Object.freeze({ allowed: true })

/** Kinds with which a journey may begin, and so guardrails of a whole task apply. */
const journeys: ReadonlySet<SubgoalKind> = new Set(['descend', 'tunnel'])

/**
 * Forbids what guardrails learnt so far forbid. In some episodes a guardrail is put to the test: until the first candidate that it would
 * forbid was tried, it forbids nothing. Which ones depends on `chance` and on the guardrail alone.
 */
export class LearntGuard implements Guard {
  readonly name = 'guardrails@1'
  readonly #guardrails: Experience['guardrails']
  readonly #chance: string
  readonly #shareOf: (guardrail: Guardrail) => number
  /** Drawn once for each guardrail, by id. */
  readonly #tested = new Map<string, boolean>()

  /** `chance` names the stream of chance of this episode; `shareOf` tells in which share of the episodes a guardrail is put to the test. */
  constructor(
    guardrails: Experience['guardrails'],
    chance: string,
    shareOf: (guardrail: Guardrail) => number = probeShare,
  ) {
    this.#guardrails = guardrails
    this.#chance = chance
    this.#shareOf = shareOf
  }

  allows(state: WorldState, subgoal: Subgoal): GuardVerdict {
    if (isStopgap(subgoal) || !this.#guardrails.watches(subgoal.kind)) return allowed
    const subject = subjectOf(subgoal)
    const further = furtherKey(subgoal)
    return (
      (subject && this.#verdictAt(subject.key, state, subgoal)) ??
      (further === null ? null : this.#verdictAt(further, state, subgoal)) ??
      (journeys.has(subgoal.kind) ? this.#verdictOfJourney(state, subgoal) : null) ??
      allowed
    )
  }

  /** True while a guardrail is put to the test in this episode. */
  isTested(guardrail: Guardrail): boolean {
    let isTested = this.#tested.get(guardrail.id)
    if (isTested === undefined) {
      isTested = createRandom(`${this.#chance}/${guardrail.id}`).next() < this.#shareOf(guardrail)
      this.#tested.set(guardrail.id, isTested)
    }
    return isTested
  }

  /** Ends the test of a guardrail: one probe an episode is enough. */
  endTest({ id }: Guardrail): void {
    this.#tested.set(id, false)
  }

  #verdictOfJourney(state: WorldState, subgoal: Subgoal): GuardVerdict | null {
    const journey = journeySubject(state, subgoal)
    return journey && this.#verdictAt(journey.key, state, subgoal)
  }

  #verdictAt(key: string, state: WorldState, subgoal: Subgoal): GuardVerdict | null {
    let probe: Guardrail | null = null
    for (const guardrail of this.#guardrails.enforcedAt(key)) {
      if (!evaluatePredicate(guardrail.predicate, state, subgoal)) continue
      if (!this.isTested(guardrail)) return { allowed: false, reason: reasonOf(guardrail), guardrail }
      probe ??= guardrail
    }
    return probe && { allowed: true, probe }
  }
}

/** One sentence: what forbids it, on what grounds, and what to do instead. */
export function reasonOf({ id, cause, failures, attempts, remedy }: Guardrail): string {
  const instead = remedy === null ? '' : `; ${remedy}`
  return `${id} (${cause}, ${failures} of ${attempts} failed)${instead}`
}
