import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import type { Planner } from '../../src/agent/index.ts'
import { curiousPlanner } from '../../src/agent/planner/curious-planner.ts'
import { Experience, noKnowledge } from '../../src/distill/index.ts'
import type { WorldState } from '../../src/env/index.ts'
import { knowledgeOf, lessonWith, trialOf } from '../distill/lessons.ts'
import { stateWith } from '../support/world-states.ts'

const wait = { kind: 'wait', ticks: 1, budgetTicks: 1 } as const
const inner: Planner = {
  name: 'inner',
  propose: () => ({ kind: 'candidates', candidates: [{ subgoal: wait, purpose: '' }], unfinished: [] }),
}
const items = new Set(['carrot', 'golden_carrot', 'wheat', 'chest', 'water_bucket'])
const near = (nearestBlocks: number) => ({ count: 1, nearestBlocks })

function firstOf(state: Partial<WorldState>, knowledge = noKnowledge, standstill = noStandstill) {
  const experience = new Experience(knowledge)
  const planner = curiousPlanner(inner, experience, { items }, (block) => block === 'chest')
  const goal = { have: { stick: 1 } }
  const proposal = planner.propose({
    state: stateWith(state),
    goal,
    past: [],
    remainingTicks: 100,
    standstill,
  })
  return proposal.kind === 'candidates' ? proposal.candidates[0]!.subgoal : null
}

describe('a curious agent', () => {
  it('first breaks the nearest block that was never tried, for the item it is named for', () => {
    const blocks = { carrots: near(6), wheat: near(9) }
    expect(firstOf({ blocks })).toMatchObject({
      kind: 'gather',
      blocks: ['carrots'],
      item: 'carrot',
      count: 1,
    })
    const tried = knowledgeOf([
      lessonWith(trialOf({ kind: 'mine', block: 'carrots', tool: null }, 'carrot', {})),
    ])
    expect(firstOf({ blocks }, tried)).toMatchObject({ blocks: ['wheat'] })
  })

  it.each<[string, Partial<WorldState>]>([
    ['what is far off', { blocks: { carrots: near(17) } }],
    ['what hands have made', { blocks: { chest: near(3) } }],
    ['what is named like no item', { blocks: { water: near(3) } }],
    ['anything while a monster is in view', { blocks: { carrots: near(3) }, entities: { zombie: near(20) } }],
    ['anything while it is hurt', { blocks: { carrots: near(3) }, health: 8 }],
  ])('leaves %s', (_what, state) => {
    expect(firstOf(state)).toEqual(wait)
  })

  it('leaves all alone when nothing new comes of what it does', () => {
    expect(firstOf({ blocks: { carrots: near(3) } }, noKnowledge, { attempts: 1, ticks: 20 })).toEqual(wait)
  })
})
