import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import {
  LearningMind,
  createHypotheses,
  gameNames,
  learnerBasis,
  passThroughGuard,
  plannerOrderPolicy,
  recipeBook,
} from '../../src/agent/index.ts'
import { addKnowledge, guardrailsOf, noKnowledge } from '../../src/distill/index.ts'
import type { Guardrail, Knowledge, Tracks } from '../../src/distill/index.ts'
import { emptyTally } from '../../src/env/index.ts'
import type { Attempt, Subgoal } from '../../src/env/index.ts'
import { attemptOf } from '../diagnosis/states.ts'
import { carrying, descend, knowledgeWithGuardrails } from './guard/made-up-guardrails.ts'

const names = gameNames('1.16.5')
const recipes = recipeBook('1.16.5')
const basis = learnerBasis(names, recipes, createHypotheses(names, recipes))
const seen = { count: 3, nearestBlocks: 4 }
const blocks = { stone: seen }
/** Beside a rock, with a pickaxe that was never used. */
const start = carrying(['wooden_pickaxe'], { blocks })

function mindWith(knowledge: Knowledge, tracks?: Tracks): LearningMind {
  return new LearningMind({
    basis,
    knowledge,
    state: start,
    guard: passThroughGuard,
    policy: plannerOrderPolicy,
    ...(tracks && { tracks }),
  })
}

function take(mind: LearningMind, attempt: Attempt, blocks: readonly Guardrail[], probe: Guardrail | null) {
  mind.distill(attempt, diagnoseAttempt(attempt, { earlier: [], expectedTicks: null }), 1, { blocks, probe })
}

const id = 'descend: not while no pickaxe is carried'
const down = guardrailsOf(knowledgeWithGuardrails()).get(id)!
const wentDown = attemptOf(descend, {}, { position: { x: 0, y: 11, z: 0 } })

describe('a learning mind', () => {
  it('counts blocks, probes and probes that worked, and learns from these like from any attempt', () => {
    const knowledge = knowledgeWithGuardrails()
    const mind = mindWith(knowledge)
    take(mind, attemptOf({ kind: 'surface', budgetTicks: 100 }, {}, {}), [down], null)
    take(mind, wentDown, [], down)
    expect(mind.learnt.guards[id]).toMatchObject({ blocks: 2, probes: 1, falseBlocks: 1 })
    expect(guardrailsOf(addKnowledge(knowledge, mind.learnt)).get(id)?.status).toBe('retired')
  })

  it('obeys guardrails only where their track is on', () => {
    const refusals = (mind: LearningMind) =>
      ['one', 'two', 'three'].filter(() => !mind.deciders.guard.allows(carrying([]), descend).allowed).length
    expect(refusals(mindWith(knowledgeWithGuardrails()))).toBe(3)
    const without = mindWith(knowledgeWithGuardrails(), { skills: true, guardrails: false })
    expect(refusals(without)).toBe(0)
    expect(without.deciders.guard.name).toBe('pass-through@1')
  })

  it('tries in vain again, without guardrails, what it no longer remembers', () => {
    const gather: Subgoal = {
      kind: 'gather',
      blocks: ['stone'],
      item: 'cobblestone',
      count: 1,
      budgetTicks: 260,
      tools: [null],
    }
    const handsFirst = (tracks: Tracks): readonly boolean[] => {
      const mind = mindWith(noKnowledge, tracks)
      const isFirst = (): boolean => isStoneByHand(candidatesAt(mind)[0])
      const before = isFirst()
      const mined = { 'stone with hand': 1 }
      const vain = attemptOf(gather, { blocks }, { blocks, tally: { ...emptyTally, mined } }, 'obstructed')
      take(mind, vain, [], null)
      const afterwards = isFirst()
      const much = attemptOf({ kind: 'surface', budgetTicks: 100 }, { blocks }, { blocks, tick: 9_000 })
      take(mind, much, [], null)
      return [before, afterwards, isFirst()]
    }
    expect(handsFirst({ skills: true, guardrails: true })).toEqual([true, false, false])
    expect(handsFirst({ skills: true, guardrails: false })).toEqual([true, false, true])
  })

  it('starts without the skills of earlier episodes where their track is off, and uses its own', () => {
    const earlier = mindWith(noKnowledge)
    const gather: Subgoal = {
      kind: 'gather',
      blocks: ['stone'],
      item: 'cobblestone',
      count: 1,
      budgetTicks: 100,
    }
    const mined = { 'stone with wooden_pickaxe': 1 }
    const place = { x: 0, y: 60, z: 0 }
    const dug: Attempt = {
      ...attemptOf(gather, {}, { inventory: { cobblestone: 1 }, tally: { ...emptyTally, mined } }),
      trace: [
        { tick: 2, kind: 'dig-start', data: { ...place, block: 'stone', tool: 'wooden_pickaxe' } },
        { tick: 10, kind: 'dig-end', data: { ...place, block: 'stone', broken: true } },
        { tick: 10, kind: 'drop-appear', data: { ...place, id: 1, item: 'cobblestone', count: 1 } },
        { tick: 20, kind: 'item-gain', data: { item: 'cobblestone', count: 1 } },
      ],
    }
    take(earlier, dug, [], null)
    const isGuessed = (mind: LearningMind) => isStoneByHand(candidatesAt(mind)[0])
    expect(isGuessed(mindWith(earlier.learnt))).toBe(false)
    const without = mindWith(earlier.learnt, { skills: false, guardrails: true })
    expect(isGuessed(without)).toBe(true)
    take(without, dug, [], null)
    expect(isGuessed(without)).toBe(false)
  })
})

function isStoneByHand(subgoal: Subgoal | undefined): boolean {
  return (
    subgoal?.kind === 'gather' && subgoal.blocks.includes('stone') && subgoal.tools?.includes(null) === true
  )
}

function candidatesAt(mind: LearningMind): readonly Subgoal[] {
  const situation = {
    state: start,
    goal: { have: { cobblestone: 1 } },
    past: [],
    remainingTicks: 5_000,
    standstill: noStandstill,
  }
  const proposal = mind.deciders.planner.propose(situation)
  return proposal.kind === 'candidates' ? proposal.candidates.map(({ subgoal }) => subgoal) : []
}
