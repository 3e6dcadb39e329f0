import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { createSymbolicPlanner, gameKnowledge } from '../../src/agent/index.ts'
import type { Goal, Subgoal, WorldState } from '../../src/env/index.ts'
import { stateWith } from '../support/world-states.ts'

const planner = createSymbolicPlanner(gameKnowledge('1.16.5'))
const sword = { wooden_sword: 1 }
const durables = [{ item: 'wooden_sword', remainingDurability: 59 }]

function first(changes: Partial<WorldState>, goal: Goal, remainingTicks = 20_000): Subgoal {
  const proposal = planner.propose({
    state: stateWith({ durables, ...changes }),
    goal,
    past: [],
    remainingTicks,
    standstill: noStandstill,
  })
  if (proposal.kind !== 'candidates') throw new Error(proposal.detail)
  return proposal.candidates[0]!.subgoal
}

const leather: Goal = { have: { leather: 1 } }
const sheep = { sheep: { count: 4, nearestBlocks: 9 } }

describe('a journey that will last into the night', () => {
  it('takes wool from sheep in view, and makes a bed of it', () => {
    const day = { timeOfDay: 6_000, inventory: sword, entities: sheep }
    expect(first(day, leather)).toMatchObject({ kind: 'hunt', entity: 'sheep', item: 'white_wool', count: 3 })
    const inventory = { ...sword, white_wool: 3, oak_planks: 7 }
    expect(first({ timeOfDay: 6_000, inventory }, leather)).toMatchObject({
      kind: 'craft',
      item: 'crafting_table',
    })
  })

  it('leaves sheep alone early in the day, where a cow is in view, and where little time is left', () => {
    const early = { timeOfDay: 1_000, inventory: sword, entities: sheep }
    expect(first(early, leather).kind).toBe('explore')
    const cow = { ...sheep, cow: { count: 2, nearestBlocks: 20 } }
    const near = { timeOfDay: 6_000, inventory: sword, entities: cow }
    expect(first(near, leather)).toMatchObject({ kind: 'hunt', entity: 'cow' })
    expect(first({ ...early, timeOfDay: 6_000 }, leather, 8_000).kind).toBe('explore')
  })

  it('lies down at dusk, and takes the bed along in the morning', () => {
    const inventory = { ...sword, white_bed: 1 }
    expect(first({ timeOfDay: 12_600, inventory }, leather)).toMatchObject({
      kind: 'place',
      block: 'white_bed',
    })
    const blocks = { white_bed: { count: 2, nearestBlocks: 2 } }
    expect(first({ timeOfDay: 12_620, inventory: sword, blocks }, leather).kind).toBe('sleep')
    const morning = { tick: 13_000, timeOfDay: 100, inventory: sword, blocks }
    expect(first(morning, leather)).toMatchObject({ kind: 'gather', item: 'white_bed' })
  })
})

describe('a trade', () => {
  const villager = { villager: { count: 2, nearestBlocks: 8 } }
  const goal: Goal = { traded: 1 }

  it('begins with asking the villagers in view', () => {
    const merchants = [{ distanceBlocks: 8, offers: null }]
    expect(first({ inventory: { ...sword, stick: 32 }, entities: villager, merchants }, goal)).toMatchObject({
      kind: 'trade',
      give: null,
      take: null,
    })
  })

  it('pays the cheapest of what they have shown, and gathers it first', () => {
    const offer = (item: string, count: number) => ({
      gives: [{ item, count }],
      takes: 'emerald',
      takesCount: 1,
      usesLeft: 16,
    })
    const merchants = [{ distanceBlocks: 8, offers: [offer('rotten_flesh', 32), offer('carrot', 22)] }]
    const blocks = { carrots: { count: 14, nearestBlocks: 12 } }
    const state = { inventory: { ...sword, stick: 32 }, entities: villager, merchants, blocks }
    expect(first(state, goal)).toMatchObject({ kind: 'gather', item: 'carrot' })
    const paid = { ...state, inventory: { ...sword, carrot: 22 } }
    expect(first(paid, goal)).toMatchObject({ kind: 'trade', give: 'carrot', take: 'emerald' })
  })
})
