import type { Cause } from '../../../src/diagnosis/index.ts'
import { learn, noKnowledge } from '../../../src/distill/index.ts'
import { subjectOf } from '../../../src/distill/index.ts'
import type { GuardUse, Knowledge, SituationTrial } from '../../../src/distill/index.ts'
import { cellOf } from '../../../src/distill/guardrail/situation-cell.ts'
import type { Subgoal, WorldState } from '../../../src/env/index.ts'
import { stateWith } from '../../support/world-states.ts'
import { lessonWith } from '../lessons.ts'

export const descend: Subgoal = { kind: 'descend', toY: 11, seek: ['iron_ore'], budgetTicks: 100 }

/** A state with these tools, each good for some uses, changed by `changes`. */
export function carrying(tools: readonly string[], changes: Partial<WorldState> = {}): WorldState {
  return stateWith({
    durables: tools.map((item) => ({ item, remainingDurability: 100 })),
    inventory: Object.fromEntries(tools.map((item) => [item, 1])),
    ...changes,
  })
}

/** What an attempt shows that was begun in this state. */
export function trialIn(state: WorldState, cause: Cause | null, subgoal: Subgoal = descend): SituationTrial {
  return { subject: subjectOf(subgoal)!, cell: cellOf(state, subgoal), cause }
}

/** What these trials come to, one attempt each. */
export function knowledgeOfTrials(
  trials: readonly SituationTrial[],
  uses: readonly GuardUse[] = [],
): Knowledge {
  const taught = trials.reduce(
    (knowledge, trial, index) => learn(knowledge, { ...lessonWith(), situations: [trial] }, index + 1),
    noKnowledge,
  )
  return uses.length === 0 ? taught : learn(taught, { ...lessonWith(), guardUses: uses }, trials.length + 1)
}

/** So many of the same. */
export function times<Value>(count: number, value: Value): readonly Value[] {
  return Array<Value>(count).fill(value)
}
