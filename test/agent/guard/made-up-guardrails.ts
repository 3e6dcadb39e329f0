import { Experience, learn, noKnowledge } from '../../../src/distill/index.ts'
import type { Knowledge } from '../../../src/distill/index.ts'
import type { Subgoal } from '../../../src/env/index.ts'
import { lessonWith } from '../../distill/lessons.ts'
import { carrying, descend, times, trialIn } from '../../distill/guardrail/situations.ts'

export const goldFromCoal: Subgoal = {
  kind: 'gather',
  blocks: ['coal_ore'],
  item: 'gold_ore',
  count: 1,
  budgetTicks: 100,
}

/** What forbids to go down without a pickaxe, for that many good reasons, and to look for gold in coal, for twelve. */
export function knowledgeWithGuardrails(reasons = 15): Knowledge {
  const bare = carrying([])
  const trials = [
    ...times(reasons, trialIn(bare, 'missing-tool')),
    ...times(10, trialIn(carrying(['stone_pickaxe']), null)),
    ...times(12, trialIn(bare, 'wrong-drop', goldFromCoal)),
  ]
  return trials.reduce(
    (knowledge, trial, index) => learn(knowledge, { ...lessonWith(), situations: [trial] }, index + 1),
    noKnowledge,
  )
}

/** An episode's experience that begins with these guardrails. */
export function guardedExperience(reasons?: number): Experience {
  return new Experience(knowledgeWithGuardrails(reasons))
}

export { carrying, descend }
