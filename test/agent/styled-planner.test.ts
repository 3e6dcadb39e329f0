import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { createStyledPlanner, createSymbolicPlanner, gameKnowledge } from '../../src/agent/index.ts'
import type { Candidate, Planner } from '../../src/agent/index.ts'
import { drawStyle, mostStyleDraws, planWays, stylePolicy } from '../../src/agent/index.ts'
import { featureLayout } from '../../src/distill/index.ts'
import type { Goal, WorldState } from '../../src/env/index.ts'
import { furnacesThatPay } from '../../src/agent/planner/furnaces.ts'
import { stateWith } from '../support/world-states.ts'

const knowledge = gameKnowledge('1.16.5')
const near = { count: 20, nearestBlocks: 4 }
const ironPickaxe: Goal = { have: { iron_pickaxe: 1 } }

function propose(planner: Planner, state: Partial<WorldState>, goal = ironPickaxe): readonly Candidate[] {
  const proposal = planner.propose({
    state: stateWith(state),
    goal,
    past: [],
    remainingTicks: 10_000,
    standstill: noStandstill,
  })
  if (proposal.kind === 'no-operator') throw new Error(proposal.detail)
  return proposal.candidates
}

const inWood: Partial<WorldState> = { blocks: { oak_log: near } }

describe('a planner of many styles', () => {
  it('puts what other styles would do behind its own candidates, which stay as they are', () => {
    const own = propose(createSymbolicPlanner(knowledge), inWood)
    const all = propose(createStyledPlanner(knowledge), inWood)
    expect(all.slice(0, own.length).map(({ subgoal }) => subgoal)).toEqual(own.map(({ subgoal }) => subgoal))
    const spared = all.find(({ styles }) => styles?.[0] === 'spare-wood')
    expect(spared?.subgoal).toMatchObject({ kind: 'gather', item: 'oak_log' })
    const counts = [all[0]!, spared!].map(({ subgoal }) => ('count' in subgoal ? subgoal.count : 0))
    expect(counts[1]).toBeLessThan(counts[0]!)
    expect(counts[1]).toBeGreaterThanOrEqual(3)
  })

  it('digs stone for as many furnaces as pay, before the first is set up, and burns what wood it has', () => {
    const candidates = propose(
      createStyledPlanner(knowledge),
      {
        position: { x: 0, y: 40, z: 0 },
        underSky: false,
        light: 0,
        inventory: { iron_ore: 8, stone_pickaxe: 1, oak_planks: 12, crafting_table: 1, cobblestone: 8 },
        durables: [{ item: 'stone_pickaxe', remainingDurability: 120 }],
        blocks: { stone: { count: 200, nearestBlocks: 1 }, coal_ore: { count: 4, nearestBlocks: 3 } },
      },
      { have: { iron_chestplate: 1 } },
    )
    expect(candidates[0]!.subgoal.kind).toBe('place')
    const dug = candidates.find(({ styles }) => styles?.[0] === 'many-furnaces')
    // Four furnaces are 32 stones, of which 8 are carried, and 16 are the most that are asked for at once.
    expect(dug?.subgoal).toMatchObject({ kind: 'gather', item: 'cobblestone', count: 16 })
  })

  it('offers nothing twice', () => {
    const subgoals = propose(createStyledPlanner(knowledge), inWood).map(({ subgoal }) =>
      JSON.stringify(subgoal),
    )
    expect(new Set(subgoals).size).toBe(subgoals.length)
  })

  it('says where nothing leads to the goal, as the plain one does', () => {
    const goal = { have: { bedrock: 1 } }
    const situation = {
      state: stateWith(inWood),
      goal,
      past: [],
      remainingTicks: 10_000,
      standstill: noStandstill,
    }
    expect(createStyledPlanner(knowledge).propose(situation)).toEqual(
      createSymbolicPlanner(knowledge).propose(situation),
    )
  })
})

describe('keeping to a style', () => {
  it('does what the style would do first, and what the planner likes best where that is the same', async () => {
    const candidates = propose(createStyledPlanner(knowledge), inWood)
    const best = async (style: string) => {
      const { scores } = await stylePolicy(style).rank(stateWith(inWood), ironPickaxe, candidates)
      return candidates[scores.indexOf(Math.max(...scores))]
    }
    expect((await best('spare-wood'))?.styles?.[0]).toBe('spare-wood')
    expect(await best('many-furnaces')).toBe(candidates[0])
    expect(await best('no such style')).toBe(candidates[0])
  })

  it('draws another style each time, the same for the same task and seed', () => {
    const drawn = Array.from({ length: mostStyleDraws }, (_, index) => drawStyle('bucket', 7, index + 1))
    expect(new Set(drawn).size).toBe(mostStyleDraws)
    expect(drawStyle('bucket', 7, 3)).toBe(drawn[2])
    expect([1, 2, 3, 4, 5].map((seed) => drawStyle('bucket', seed, 1))).not.toEqual(Array(5).fill(drawn[0]))
  })
})

it('names the ways as the features of a policy do', () => {
  for (const way of Object.keys(planWays)) expect(featureLayout.candidate).toContain(`way.${way}`)
})

it('digs for another furnace only where that is sooner than waiting', () => {
  expect(furnacesThatPay(1, 0)).toBe(1)
  expect(furnacesThatPay(2, 0)).toBe(2)
  // Four pieces in two furnaces take 400 ticks; two furnaces more would take as long to dig for as they save.
  expect(furnacesThatPay(4, 0)).toBe(2)
  expect(furnacesThatPay(4, 4)).toBe(4)
  expect(furnacesThatPay(8, 0)).toBe(4)
})
