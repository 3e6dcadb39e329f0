import { describe, expect, it } from 'vitest'
import {
  createHypotheses,
  createSymbolicPlanner,
  gameNames,
  learnerBasis,
  recipeBook,
} from '../../../src/agent/index.ts'
import { noStandstill } from '../../../src/agent/novelty-watch.ts'
import { learntKnowledge } from '../../../src/agent/prior/learnt-knowledge.ts'
import { Experience, noKnowledge } from '../../../src/distill/index.ts'
import type { Method } from '../../../src/distill/index.ts'
import type { Subgoal, WorldState } from '../../../src/env/index.ts'
import { stateWith } from '../../support/world-states.ts'
import { times } from '../../distill/guardrail/situations.ts'
import { lessonWith, trialOf } from '../../distill/lessons.ts'

const names = gameNames('1.16.5')
const recipes = recipeBook('1.16.5')
const basis = learnerBasis(names, recipes, createHypotheses(names, recipes))

const learnt: readonly (readonly [Method, string])[] = [
  [{ kind: 'mine', block: 'birch_log', tool: null }, 'birch_log'],
  [{ kind: 'mine', block: 'stone', tool: 'wooden_pickaxe' }, 'cobblestone'],
  [{ kind: 'mine', block: 'iron_ore', tool: 'stone_pickaxe' }, 'iron_ore'],
  [{ kind: 'smelt', input: 'iron_ore' }, 'iron_ingot'],
]

interface Found {
  readonly method: Method
  readonly item: string
  readonly yields: Readonly<Record<string, number>>
}

/** The first thing to do, after each of these was seen three times. */
function firstAfter(found: readonly Found[], state: Partial<WorldState>, item: string): Subgoal {
  const experience = new Experience(noKnowledge)
  found.forEach(({ method, item, yields }, index) => {
    for (const each of times(3, lessonWith(trialOf(method, item, yields)))) experience.take(each, index + 1)
  })
  const proposal = createSymbolicPlanner(learntKnowledge(basis, experience)).propose({
    state: stateWith(state),
    goal: { have: { [item]: 1 } },
    past: [],
    remainingTicks: 20_000,
    standstill: noStandstill,
  })
  if (proposal.kind !== 'candidates') throw new Error(proposal.detail)
  return proposal.candidates[0]!.subgoal
}

describe('a plan from what was learnt', () => {
  it('makes sticks of the wood that it fells anyway, though a bush that gives some is as near', () => {
    const found: readonly Found[] = [
      ...learnt.slice(0, 2).map(([method, item]) => ({ method, item, yields: { [item]: 1 } })),
      { method: { kind: 'mine', block: 'dead_bush', tool: null }, item: 'stick', yields: { stick: 1 } },
    ]
    const blocks = { dead_bush: { count: 9, nearestBlocks: 12 }, birch_log: { count: 9, nearestBlocks: 24 } }
    expect(firstAfter(found, { blocks }, 'stone_shovel')).toMatchObject({ kind: 'gather', item: 'birch_log' })
  })

  it('burns what is known to burn rather than more of what may', () => {
    const found: readonly Found[] = [
      ...learnt.map(([method, item]) => ({ method, item, yields: { [item]: 1 } })),
      { method: { kind: 'mine', block: 'dirt', tool: null }, item: 'dirt', yields: { dirt: 1 } },
    ]
    const burning: Found = {
      method: { kind: 'burn', fuel: 'birch_planks' },
      item: 'burnTicks',
      yields: { burnTicks: 220 },
    }
    const blocks = { furnace: { count: 1, nearestBlocks: 2 } }
    const smelt = (known: readonly Found[], inventory: Readonly<Record<string, number>>) =>
      firstAfter(known, { blocks, inventory: { iron_ore: 1, dirt: 64, ...inventory } }, 'iron_ingot')
    const wiser = [...found, burning]
    expect(smelt(wiser, { birch_planks: 1 })).toMatchObject({ fuel: 'birch_planks' })
    expect(smelt(wiser, { birch_log: 1 })).toMatchObject({ kind: 'craft', item: 'birch_planks' })
    // Where nothing is known to burn, one piece over what may is tried.
    expect(smelt(found, {})).toMatchObject({ kind: 'smelt', count: 1, fuel: 'dirt' })
  })

  it('does not make a thing of what is made of it, however cheap that looks', () => {
    const experience = new Experience(noKnowledge)
    learnt.forEach(([method, item], index) => {
      const lesson = { ...lessonWith(trialOf(method, item, { [item]: 1 })), sightings: ['stone', 'iron_ore'] }
      for (const each of times(3, lesson)) experience.take(each, index + 1)
    })
    const planner = createSymbolicPlanner(learntKnowledge(basis, experience))
    const blocks = { birch_log: { count: 9, nearestBlocks: 4 } }
    const goal = { have: { iron_ingot: 1 } }
    const state = stateWith({ blocks })
    const proposal = planner.propose({
      state,
      goal,
      past: [],
      remainingTicks: 20_000,
      standstill: noStandstill,
    })
    const unfinished = proposal.kind === 'candidates' ? proposal.unfinished.join('; ') : ''
    expect(unfinished).toContain('smelt iron_ore into 1 iron_ingot')
    expect(unfinished).not.toContain('iron_nugget')
  })
})
