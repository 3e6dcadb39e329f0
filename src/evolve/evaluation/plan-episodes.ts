import type { Task } from '../../env/index.ts'

/** One episode that an evaluation has to play. */
export interface PlannedEpisode {
  readonly task: Task
  readonly seed: number
}

/**
 * Every task on every seed, seed by seed: an evaluation that is stopped early has then played all tasks about equally
 * often, and the time left is soon estimated from every group.
 */
export function planEpisodes(tasks: readonly Task[], seeds: readonly number[]): readonly PlannedEpisode[] {
  return seeds.flatMap((seed) => tasks.map((task) => ({ task, seed })))
}

/** The same for two episodes with the same task and seed, within one evaluation. */
export function episodeKey(taskId: string, seed: number): string {
  return `${taskId}/${seed}`
}
