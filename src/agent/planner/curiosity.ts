import { nameAffinity } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import { createRandom } from '../../env/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import type { GameNames } from '../prior/game-names.ts'
import { fuelDoubtOf, fuelsKnown, mayBurn } from '../prior/fuel-guesses.ts'
import { showsHostiles } from './body-needs.ts'
import type { Candidate, Planner, Proposal, Situation } from './planner.ts'

/** A block this near is worth a look at what it gives, in blocks; and the ticks that such a try may take. */
const curiousWithinBlocks = 16
const curiousTicks = 260
/** A body that is hurt has other cares. */
const curiousHealth = 12
/** Share of an episode's horizon that may go into such tries. */
const curiousShare = 0.06
/** Share of the untried blocks and fuels about which one episode asks. */
const askedShare = 0.3
/** Things laid under something to smelt to see whether they burn, in one episode; and pieces of one that are left over then. */
const mostFuelTrials = 3
const fewToBurn = 2
/** A likeness of names from which on an item is thought to be that of a block. */
const sameThingAffinity = 0.5

/**
 * Before anything else, breaks a natural block near by with which nothing was ever tried, to see what it gives, and before smelting lays
 * something untried under it: what is learnt on the way serves other tasks. For an agent that plays to learn; once for each kind of thing,
 * and for a small share of the episode. One per episode.
 */
export class Curiosity {
  readonly #experience: Experience
  readonly #names: Pick<GameNames, 'items' | 'durabilityOf'>
  readonly #isMade: (block: string) => boolean
  readonly #drawOf: (thing: string) => number
  /** Blocks that were broken and items that were laid in furnaces in this episode to see, and the ticks that this took. */
  readonly #asked = new Set<string>()
  readonly #laid = new Set<string>()
  #ticks = 0
  #latest: Subgoal | null = null

  /** `isMade` names blocks that are made by hand and perhaps somebody's; `drawOf` says how keen this episode is on a thing (see `drawn`). */
  constructor(
    experience: Experience,
    names: Pick<GameNames, 'items' | 'durabilityOf'>,
    isMade: (block: string) => boolean,
    drawOf: (thing: string) => number,
  ) {
    this.#experience = experience
    this.#names = names
    this.#isMade = isMade
    this.#drawOf = drawOf
  }

  /** The planner, with something to find out before its own candidates where there is time for it. */
  planner(inner: Planner): Planner {
    return {
      name: `${inner.name} curious`,
      propose: (situation): Proposal => {
        this.#takeIn(situation.past)
        const proposal = inner.propose(situation)
        if (proposal.kind === 'no-operator') return proposal
        const [first] = proposal.candidates
        const trial =
          first?.subgoal.kind === 'smelt'
            ? this.#fuelTrialOf(situation, first.subgoal)
            : this.#trialOf(situation)
        return trial === null ? proposal : { ...proposal, candidates: [trial, ...proposal.candidates] }
      },
    }
  }

  #takeIn(past: Situation['past']): void {
    const last = past.at(-1)
    if (this.#latest !== null && last !== undefined && sourceOf(last.subgoal) === sourceOf(this.#latest))
      this.#ticks += last.ticks
    this.#latest = null
  }

  #hasTime({ state, standstill, remainingTicks }: Situation): boolean {
    const mayTake = curiousShare * (state.tick + remainingTicks)
    if (this.#ticks + curiousTicks > mayTake || standstill.attempts > 0) return false
    return state.health >= curiousHealth && !showsHostiles(state)
  }

  /** The same with one piece, over something that was never seen burning: where it burns, nothing is lost. */
  #fuelTrialOf(situation: Situation, planned: Extract<Subgoal, { kind: 'smelt' }>): Candidate | null {
    if (this.#laid.size >= mostFuelTrials || !this.#hasTime(situation)) return null
    const { inventory } = situation.state
    const burns = fuelsKnown(this.#experience)
    const [fuel] = Object.keys(inventory)
      .filter(
        (item) =>
          inventory[item]! > fewToBurn &&
          item !== planned.input &&
          !burns.includes(item) &&
          !this.#laid.has(item) &&
          this.#drawOf(item) < askedShare &&
          mayBurn(item, this.#experience, this.#names),
      )
      .sort(
        (one, other) =>
          fuelDoubtOf(one, burns) - fuelDoubtOf(other, burns) || this.#drawOf(one) - this.#drawOf(other),
      )
    if (fuel === undefined) return null
    this.#laid.add(fuel)
    this.#latest = { ...planned, fuel, count: 1 }
    return { subgoal: this.#latest, purpose: `to see whether ${fuel} burns`, expectedTicks: null }
  }

  #trialOf(situation: Situation): Candidate | null {
    if (!this.#hasTime(situation)) return null
    const { state } = situation
    for (const [block, { nearestBlocks }] of nearestFirst(state)) {
      if (nearestBlocks > curiousWithinBlocks) return null
      if (this.#asked.has(block) || this.#experience.isTried(block) || this.#isMade(block)) continue
      const item = itemOf(block, this.#names.items)
      if (item === null || this.#drawOf(block) >= askedShare) continue
      this.#asked.add(block)
      // What a bare hand gets needs no tool; in the dark below it hardly gets anything.
      const tools = state.underSky ? [null] : [null, ...new Set(state.durables.map(({ item: tool }) => tool))]
      const subgoal = {
        kind: 'gather',
        blocks: [block],
        item,
        count: 1,
        tools,
        budgetTicks: curiousTicks,
      } as const
      this.#latest = subgoal
      return { subgoal, purpose: `to see what ${block} gives`, expectedTicks: null }
    }
    return null
  }
}

/**
 * How keen an episode is on each thing that nobody tried, 0 to 1 (exclusive), the lowest first: drawn from its stream of chance, which
 * `chance` names. The episodes of a generation know the same, and would all break the same tuft of grass and burn the same cobblestone.
 */
export function drawn(chance: string): (thing: string) => number {
  const draws = new Map<string, number>()
  return (thing) => {
    const draw = draws.get(thing) ?? createRandom(`${chance}/${thing}/curious`).next()
    draws.set(thing, draw)
    return draw
  }
}

/** What a trial is of. */
function sourceOf(subgoal: Subgoal): string | null {
  if (subgoal.kind === 'gather') return `block ${subgoal.blocks[0]}`
  return subgoal.kind === 'smelt' ? `fuel ${subgoal.fuel}` : null
}

function nearestFirst({ blocks }: WorldState): readonly (readonly [string, WorldState['blocks'][string]])[] {
  return Object.entries(blocks).sort(
    ([one, near], [other, far]) => near.nearestBlocks - far.nearestBlocks || (one < other ? -1 : 1),
  )
}

/** The item that a block is named for: `carrot` for `carrots`. */
function itemOf(block: string, items: ReadonlySet<string>): string | null {
  if (items.has(block)) return block
  let best: string | null = null
  let affinity = sameThingAffinity
  for (const item of items) {
    const found = nameAffinity(block, item)
    if (found < affinity || (found === affinity && best !== null)) continue
    best = item
    affinity = found
  }
  return best
}
