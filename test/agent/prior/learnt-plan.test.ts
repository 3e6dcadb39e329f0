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

describe('a plan from what was learnt', () => {
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
