import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import type { Planner, Situation } from '../../src/agent/index.ts'
import { Curiosity, drawn } from '../../src/agent/planner/curiosity.ts'
import { Experience, noKnowledge } from '../../src/distill/index.ts'
import type { Subgoal, WorldState } from '../../src/env/index.ts'
import { knowledgeOf, lessonWith, trialOf } from '../distill/lessons.ts'
import { stateWith } from '../support/world-states.ts'

const wait = { kind: 'wait', ticks: 1, budgetTicks: 1 } as const
const plannerOf = (subgoal: Subgoal): Planner => ({
  name: 'inner',
  propose: () => ({ kind: 'candidates', candidates: [{ subgoal, purpose: '' }], unfinished: [] }),
})
const names = {
  items: new Set(['carrot', 'golden_carrot', 'wheat', 'chest', 'water_bucket', 'potato']),
  durabilityOf: (item: string) => (item.endsWith('_pickaxe') ? 59 : 0),
}
const near = (nearestBlocks: number) => ({ count: 1, nearestBlocks })

function curious(knowledge = noKnowledge, planned: Subgoal = wait, draws: Record<string, number> = {}) {
  const curiosity = new Curiosity(
    new Experience(knowledge),
    names,
    (block) => block === 'chest',
    (thing) => draws[thing] ?? (thing === 'potatoes' ? 0.9 : 0),
  )
  return (state: Partial<WorldState>, changes: Partial<Situation> = {}): Subgoal | null => {
    const proposal = curiosity.planner(plannerOf(planned)).propose({
      state: stateWith(state),
      goal: { have: { stick: 1 } },
      past: [],
      remainingTicks: 36_000,
      standstill: noStandstill,
      ...changes,
    })
    return proposal.kind === 'candidates' ? proposal.candidates[0]!.subgoal : null
  }
}

describe('a curious agent', () => {
  it('first breaks the nearest block that was never tried, for the item it is named for', () => {
    const blocks = { carrots: near(6), wheat: near(9) }
    const first = curious()
    expect(first({ blocks })).toMatchObject({
      kind: 'gather',
      blocks: ['carrots'],
      item: 'carrot',
      count: 1,
    })
    const tried = knowledgeOf([
      lessonWith(trialOf({ kind: 'mine', block: 'carrots', tool: null }, 'carrot', {})),
    ])
    expect(curious(tried)({ blocks })).toMatchObject({ blocks: ['wheat'] })
    expect(first({ blocks })).toMatchObject({ blocks: ['wheat'] })
    expect(first({ blocks })).toEqual(wait)
  })

  it('lays something untried under what it smelts, one piece, the likest to a fuel first', () => {
    const smelt = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 3,
      fuel: 'oak_planks',
      budgetTicks: 900,
    } as const
    const burn = (fuel: string, yields: Record<string, number>) =>
      lessonWith(trialOf({ kind: 'burn', fuel }, null, yields))
    const knowledge = knowledgeOf([burn('oak_planks', { burnTicks: 300 }), burn('gravel', {})])
    const inventory = {
      iron_ore: 9,
      oak_planks: 9,
      dirt: 40,
      gravel: 9,
      birch_planks: 8,
      coal: 2,
      wooden_pickaxe: 3,
    }
    const trial = curious(knowledge, smelt)
    expect(trial({ inventory })).toEqual({ ...smelt, count: 1, fuel: 'birch_planks' })
    expect(trial({ inventory })).toEqual({ ...smelt, count: 1, fuel: 'dirt' })
    // Neither what did not burn, nor what is scarce, nor a tool.
    expect(trial({ inventory })).toEqual(smelt)
    expect(curious(knowledge, smelt)({ inventory, health: 8 })).toEqual(smelt)
  })

  it('lays equals under it in the order that its episode drew, so that not all begin with what all carry most of', () => {
    const smelt = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 1,
      budgetTicks: 510,
    } as const
    const planned = { ...smelt, fuel: 'stick' }
    const inventory = { iron_ore: 9, stick: 2, cobblestone: 64, dirt: 20, coal: 5 }
    const orderOf = (draws: Record<string, number>) => {
      const trial = curious(noKnowledge, planned, draws)
      return Array.from({ length: 3 }, () => trial({ inventory }))
    }
    expect(orderOf({ coal: 0, dirt: 0.1, cobblestone: 0.2 })).toMatchObject([
      { fuel: 'coal' },
      { fuel: 'dirt' },
      { fuel: 'cobblestone' },
    ])
    expect(orderOf({ coal: 0.2, dirt: 0, cobblestone: 0.1 })[0]).toMatchObject({ fuel: 'dirt' })
    // Most of what is untried is left to the other episodes of the generation.
    expect(orderOf({ coal: 0.9, dirt: 0.1, cobblestone: 0.5 })).toMatchObject([
      { fuel: 'dirt' },
      { fuel: 'stick' },
      { fuel: 'stick' },
    ])
  })

  it.each<[string, Partial<WorldState>]>([
    ['what is far off', { blocks: { carrots: near(17) } }],
    ['what is left to other episodes', { blocks: { potatoes: near(3) } }],
    ['what hands have made', { blocks: { chest: near(3) } }],
    ['what is named like no item', { blocks: { water: near(3) } }],
    ['anything while a monster is in view', { blocks: { carrots: near(3) }, entities: { zombie: near(20) } }],
    ['anything while it is hurt', { blocks: { carrots: near(3) }, health: 8 }],
  ])('leaves %s', (_what, state) => {
    expect(curious()(state)).toEqual(wait)
  })

  it('leaves all alone when nothing new comes of what it does, and when the episode is too short', () => {
    const blocks = { carrots: near(3) }
    expect(curious()({ blocks }, { standstill: { attempts: 1, ticks: 20 } })).toEqual(wait)
    expect(curious()({ blocks }, { remainingTicks: 2_400 })).toEqual(wait)
  })

  it('takes its bare hand above ground', () => {
    const blocks = { carrots: near(3) }
    const durables = [{ item: 'wooden_axe', remainingDurability: 9 }]
    expect(curious()({ blocks, durables })).toMatchObject({ tools: [null] })
    expect(curious()({ blocks, durables, underSky: false })).toMatchObject({ tools: [null, 'wooden_axe'] })
  })

  it('spends a small share of the episode on it', () => {
    const first = curious()
    const horizon = { remainingTicks: 10_000 }
    const carrots = first({ blocks: { carrots: near(3) } }, horizon)!
    const attempt = {
      subgoal: carrots,
      succeeded: false,
      hindrance: 'deadline',
      position: { x: 0, y: 64, z: 0 },
    }
    const past = [{ ...attempt, ticks: 400, endTick: 400 }]
    expect(first({ blocks: { wheat: near(3) } }, { ...horizon, past })).toEqual(wait)
  })

  it('shares the untried out among the episodes of a generation, the same way each time', () => {
    const episodes = Array.from({ length: 200 }, (_, index) => `episode ${index}`)
    const asking = (block: string) => episodes.filter((chance) => drawn(chance)(block) < 0.3)
    expect(asking('grass').length / episodes.length).toBeCloseTo(0.3, 1)
    expect(asking('grass')).toEqual(asking('grass'))
    expect(asking('fern')).not.toEqual(asking('grass'))
  })
})
