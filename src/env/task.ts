import type { Goal } from './goal.ts'

/** What an episode is for. */
export interface Task {
  readonly id: string
  readonly group: string
  readonly instruction: string
  readonly goal: Goal
  /** Game ticks after which the episode ends without success; 20 a second. */
  readonly horizonTicks: number
}
