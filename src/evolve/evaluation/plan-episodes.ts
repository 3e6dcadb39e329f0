import type { Task } from '../../env/index.ts'

/** One episode that an evaluation has to play. */
export interface PlannedEpisode {
  readonly task: Task
  readonly seed: number
  /** Which time the same task and seed are played; left out for the only or first one. */
  readonly draw?: number
}

/**
 * Every task on every seed, seed by seed: an evaluation that is stopped early has then played all tasks about equally
 * often, and the time left is soon estimated from every group. The last of them, as many as there are tasks, come longest horizon first: no
 * worker is then left to finish a long one while the others have nothing to do. With a `spread` above 1 each seed plays only one task in so many: seeds that
 * follow each other play all of them in turn, and what a spread of 20 plays, one of 10 plays as well. With `draws` each is played so many times
 * more.
 */
export function planEpisodes(
  tasks: readonly Task[],
  seeds: readonly number[],
  spread = 1,
  draws = 0,
): readonly PlannedEpisode[] {
  // Neighbours in a suite are alike: a seed takes some of each kind.
  const stride = spread % 7 === 0 ? 3 : 7
  const plan = seeds.flatMap((seed) =>
    tasks
      .filter((_, place) => (stride * place) % spread === seed % spread)
      .flatMap((task): readonly PlannedEpisode[] => [
        { task, seed },
        ...Array.from({ length: draws }, (_, index) => ({ task, seed, draw: index + 1 })),
      ]),
  )
  const last = Math.max(0, plan.length - tasks.length)
  return [...plan.slice(0, last), ...longestFirst(plan.slice(last))]
}

function longestFirst(episodes: readonly PlannedEpisode[]): readonly PlannedEpisode[] {
  return episodes.toSorted((one, other) => other.task.horizonTicks - one.task.horizonTicks)
}

/** The same for two episodes with the same task, seed and draw, within one evaluation. */
export function episodeKey(taskId: string, seed: number, draw = 0): string {
  return draw === 0 ? `${taskId}/${seed}` : `${taskId}/${seed}/${draw}`
}
