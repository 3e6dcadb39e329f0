import { nameAffinity } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import type { GameNames } from '../prior/game-names.ts'
import { showsHostiles } from './body-needs.ts'
import type { Planner, Proposal, Situation } from './planner.ts'

/** A block this near is worth a look at what it gives, in blocks; and the ticks that such a try may take. */
const curiousWithinBlocks = 16
const curiousTicks = 260
/** A body that is hurt has other cares. */
const curiousHealth = 12
/** A likeness of names from which on an item is thought to be that of a block. */
const sameThingAffinity = 0.5

/**
 * Before anything else, breaks a natural block near by with which nothing was ever tried, to see what it gives: what is learnt on the way
 * serves other tasks. For an agent that plays to learn, once for each kind of block. `isMade` names blocks that are made by hand and perhaps
 * somebody's.
 */
export function curiousPlanner(
  planner: Planner,
  experience: Experience,
  names: Pick<GameNames, 'items'>,
  isMade: (block: string) => boolean,
): Planner {
  return {
    name: `${planner.name} curious`,
    propose: (situation): Proposal => {
      const proposal = planner.propose(situation)
      if (proposal.kind === 'no-operator') return proposal
      const trial = trialOf(situation, experience, names, isMade)
      return trial === null ? proposal : { ...proposal, candidates: [trial, ...proposal.candidates] }
    },
  }
}

function trialOf(
  { state, standstill }: Situation,
  experience: Experience,
  { items }: Pick<GameNames, 'items'>,
  isMade: (block: string) => boolean,
) {
  if (standstill.attempts > 0 || state.health < curiousHealth || showsHostiles(state)) return null
  for (const [block, { nearestBlocks }] of nearestFirst(state)) {
    if (nearestBlocks > curiousWithinBlocks) return null
    if (experience.isTried(block) || isMade(block)) continue
    const item = itemOf(block, items)
    if (item === null) continue
    const carried = [...new Set(state.durables.map(({ item: tool }) => tool))]
    const subgoal: Subgoal = {
      kind: 'gather',
      blocks: [block],
      item,
      count: 1,
      tools: [null, ...carried],
      budgetTicks: curiousTicks,
    }
    return { subgoal, purpose: `to see what ${block} gives`, expectedTicks: null }
  }
  return null
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
