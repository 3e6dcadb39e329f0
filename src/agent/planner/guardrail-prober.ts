import { forbiddenTry, isEnforced } from '../../distill/index.ts'
import type { Experience, Guardrail } from '../../distill/index.ts'
import { createRandom } from '../../env/index.ts'
import { fuelsKnown } from '../prior/fuel-guesses.ts'
import { showsHostiles } from './body-needs.ts'
import type { Candidate, Planner, Proposal, Situation } from './planner.ts'

/** A body that is hurt has other cares. */
const probingHealth = 12
/** Share of an episode's horizon that may go into probes. */
const probingTimeShare = 0.25

/**
 * Before anything else, tries something within reach that a guardrail under test forbids: the planner would hardly ever come to it, since it
 * knows that it is forbidden and how often it was in vain. For agents that are to show how much of what is forbidden would have worked. Once
 * for each guardrail, in an order by chance, and for a share of the episode. One per episode.
 */
export class GuardrailProber {
  readonly #experience: Experience
  readonly #isTested: (guardrail: Guardrail) => boolean
  readonly #chance: string
  readonly #tried = new Set<string>()
  #ticks = 0
  #isUnderWay = false

  /** `isTested` is true while a guardrail is put to the test; `chance` names the stream of chance of this episode. */
  constructor(experience: Experience, isTested: (guardrail: Guardrail) => boolean, chance: string) {
    this.#experience = experience
    this.#isTested = isTested
    this.#chance = chance
  }

  /** The planner, with what is put to the test before its own candidates where there is time for it. */
  planner(inner: Planner): Planner {
    return {
      name: `${inner.name} probing`,
      propose: (situation): Proposal => {
        this.#takeIn(situation.past)
        const proposal = inner.propose(situation)
        if (proposal.kind === 'no-operator') return proposal
        const probe = this.#probeOf(situation)
        return probe === null ? proposal : { ...proposal, candidates: [probe, ...proposal.candidates] }
      },
    }
  }

  #takeIn(past: Situation['past']): void {
    if (this.#isUnderWay) this.#ticks += past.at(-1)?.ticks ?? 0
    this.#isUnderWay = false
  }

  #probeOf({ state, remainingTicks }: Situation): Candidate | null {
    const hasTime = this.#ticks < probingTimeShare * (state.tick + remainingTicks)
    if (!hasTime || state.health < probingHealth || showsHostiles(state)) return null
    const fuels = fuelsKnown(this.#experience)
    for (const guardrail of this.#inOrder()) {
      const subgoal = forbiddenTry(guardrail, state, fuels)
      if (subgoal === null) continue
      this.#tried.add(guardrail.id)
      this.#isUnderWay = true
      return { subgoal, purpose: `to see whether it fails, as ${guardrail.id} says`, expectedTicks: null }
    }
    return null
  }

  #inOrder(): readonly Guardrail[] {
    const places = new Map<string, number>()
    const placeOf = ({ id }: Guardrail): number => {
      const place = places.get(id) ?? createRandom(`${this.#chance}/${id}/order`).next()
      places.set(id, place)
      return place
    }
    return [...this.#experience.guardrails.all().values()]
      .filter((one) => isEnforced(one) && !this.#tried.has(one.id) && this.#isTested(one))
      .sort((one, other) => placeOf(one) - placeOf(other))
  }
}
