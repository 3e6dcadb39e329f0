import type { Attempt, Perception, Subgoal } from '../../../src/env/index.ts'
import type { Cause } from '../../../src/diagnosis/index.ts'
import type { Draw } from './draw.ts'
import type { ArenaInput } from './arena.ts'
import type { Stage } from './stage.ts'

/** What truly happened in a case: one of the causes of the table, or that the subgoal was reached. */
export type CaseLabel = Cause | 'success'

/** One arranged world, what is tried in it, and how the server knows that the fault was real. */
export interface CasePlan {
  /** What is the case, in words. */
  readonly title: string
  readonly arena: ArenaInput
  /** Default `sight`. */
  readonly perception?: Perception
  /** Tried one after the other; the diagnosis of the last one counts. */
  readonly subgoals: readonly Subgoal[]
  /** Before the player joins: blocks, creatures, hooks of the server. */
  readonly build?: (stage: Stage) => void
  /** After the player has joined: what it carries, its health, what will happen to it. Time may pass. */
  readonly arrange?: (stage: Stage) => void | Promise<void>
  /**
   * From the server's side alone: null when the fault (or the success) really happened, else what was not so. That the
   * subgoal was not reached is part of a fault.
   */
  readonly verify: (stage: Stage, attempts: readonly Attempt[]) => string | null
}

/** Draws cases of one kind: as many different ones as there are seeds. */
export interface CaseGenerator {
  /** kebab-case. */
  readonly name: string
  readonly draw: (draw: Draw) => CasePlan
}
