import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Position, Subgoal } from '../../env/index.ts'
import { subgoalSignature } from '../../env/index.ts'
import type { Condition } from '../condition.ts'
import { conditionOf } from '../condition.ts'
import type { AttemptRecord } from '../episode-recorder.ts'
import { blockOf } from './stored-numbers.ts'

/** What the index says of one attempt: a small part of its record, so that many can wait to be written. */
export interface IndexEntry {
  readonly subgoal: Subgoal
  readonly signature: string
  readonly condition: Condition
  readonly dimension: string
  /** Block in which the body stood when it began. */
  readonly block: Position
  readonly ticks: number
  readonly diagnosis: Diagnosis
  /** Why the planner's order stood in for the policy, or null. */
  readonly fallback: string | null
}

export function indexEntryOf({ attempt, diagnosis, decision }: AttemptRecord): IndexEntry {
  const { subgoal, preState, ticks } = attempt
  const signature = subgoalSignature(subgoal)
  return {
    subgoal,
    signature,
    condition: conditionOf(preState, signature),
    dimension: preState.dimension,
    block: blockOf(preState.position),
    ticks,
    diagnosis,
    fallback: decision.fallback ?? null,
  }
}
