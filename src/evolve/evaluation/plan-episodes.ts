import type { Task } from '../../env/index.ts'

/** One episode that an evaluation has to play. */
export interface PlannedEpisode {
  readonly task: Task
  readonly seed: number
}

/**
 * Every task on every seed, seed by seed: an evaluation that is stopped early has then played all tasks about equally
 * often, and the time left is soon estimated from every group. With a `spread` above 1 each seed plays only one task in so many: seeds that
 * follow each other play all of them in turn, and what a spread of 20 plays, one of 10 plays as well.
 */
export function planEpisodes(
  tasks: readonly Task[],
  seeds: readonly number[],
  spread = 1,
): readonly PlannedEpisode[] {
  // Neighbours in a suite are alike: a seed takes some of each kind.
  const stride = spread % 7 === 0 ? 3 : 7
  return seeds.flatMap((seed) =>
    tasks
      .filter((_, place) => (stride * place) % spread === seed % spread)
      .map((task): PlannedEpisode => ({ task, seed })),
  )
}

/** The same for two episodes with the same task and seed, within one evaluation. */
export function episodeKey(taskId: string, seed: number): string {
  return `${taskId}/${seed}`
}
