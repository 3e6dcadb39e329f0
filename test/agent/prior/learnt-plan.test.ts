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

/** The first thing to do, after each of these was seen three times and the body looked around in these situations. */
function firstAfter(
  found: readonly Found[],
  state: Partial<WorldState>,
  item: string,
  looks: readonly Partial<WorldState>[] = [],
): Subgoal {
  const experience = new Experience(noKnowledge)
  for (const look of looks) experience.look(stateWith(look))
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

  it('digs for stone, which is everywhere below, rather than roams for the cobblestone of villages', () => {
    const mine = (block: string): Found => ({
      method: { kind: 'mine', block, tool: 'wooden_pickaxe' },
      item: 'cobblestone',
      yields: { cobblestone: 1 },
    })
    const far = { count: 9, nearestBlocks: 90 }
    const looks: Partial<WorldState>[] = [
      ...Array<Partial<WorldState>>(30).fill({ underSky: true }),
      ...Array<Partial<WorldState>>(10).fill({ underSky: true, blocks: { cobblestone: far } }),
      ...Array<Partial<WorldState>>(30).fill({
        underSky: false,
        light: 0,
        position: { x: 0, y: 30, z: 0 },
        blocks: { stone: { count: 99, nearestBlocks: 1 } },
      }),
    ]
    const state: Partial<WorldState> = {
      inventory: { crafting_table: 1, stick: 2, wooden_pickaxe: 1 },
      durables: [{ item: 'wooden_pickaxe', remainingDurability: 59 }],
    }
    const found = [mine('cobblestone'), mine('stone')]
    expect(firstAfter(found, state, 'stone_shovel', looks)).toMatchObject({ kind: 'descend' })
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
    // Two kinds that burn half as long as it takes do not make one that suffices.
    const short = (fuel: string): Found => ({
      ...burning,
      method: { kind: 'burn', fuel },
      yields: { burnTicks: 100 },
    })
    const twoShort = [...wiser, short('stick'), short('birch_sapling')]
    expect(smelt(twoShort, { birch_log: 1, stick: 1, birch_sapling: 1 })).toMatchObject({
      kind: 'craft',
      item: 'birch_planks',
    })
    expect(smelt(twoShort, { stick: 2 })).toMatchObject({ kind: 'smelt', fuel: 'stick' })
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
