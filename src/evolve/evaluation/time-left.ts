import type { PlannedEpisode } from './plan-episodes.ts'

/** An episode and the real time that it took. */
export interface TimedEpisode extends PlannedEpisode {
  readonly wallMs: number
}

/** How far an evaluation has come. */
export interface EvaluationStand {
  readonly finished: readonly TimedEpisode[]
  /** What is being played, with the time that each has taken so far. */
  readonly underWay: readonly TimedEpisode[]
  readonly waiting: readonly PlannedEpisode[]
  /** How many are played at a time. */
  readonly workers: number
}

/** How long an evaluation will still take. */
export interface TimeLeft {
  readonly wallMs: number
  /** True while a group that is still to be played has not been measured. */
  readonly isGuess: boolean
}

/** An episode that takes longer than expected has at least this share of its time so far still before it. */
const shareStillToCome = 0.2

/**
 * Estimates the real time left from the episodes measured so far: an episode is expected to take what its task took,
 * drawn towards its group's mean as if that were one more measurement; for a group without one, what the others took
 * for a tick of their horizons. Null before anything was measured.
 */
export function estimateTimeLeft({ finished, underWay, waiting, workers }: EvaluationStand): TimeLeft | null {
  if (finished.length === 0) return null
  const groups = meansBy(finished, ({ task }) => task.group)
  const tasks = Map.groupBy(finished, ({ task }) => task.id)
  const msPerHorizonTick =
    sum(finished.map(({ wallMs }) => wallMs)) / sum(finished.map(({ task }) => task.horizonTicks))

  const expectedMs = ({ task }: PlannedEpisode): number => {
    const group = groups.get(task.group)
    if (group === undefined) return task.horizonTicks * msPerHorizonTick
    const measured = tasks.get(task.id) ?? []
    return (sum(measured.map(({ wallMs }) => wallMs)) + group) / (measured.length + 1)
  }
  const leftMs = [
    ...underWay.map((episode) =>
      Math.max(expectedMs(episode) - episode.wallMs, episode.wallMs * shareStillToCome),
    ),
    ...waiting.map(expectedMs),
  ]
  return {
    // However many play, none ends before the longest single episode.
    wallMs: Math.max(sum(leftMs) / workers, ...leftMs, 0),
    isGuess: [...underWay, ...waiting].some(({ task }) => !groups.has(task.group)),
  }
}

function meansBy(
  episodes: readonly TimedEpisode[],
  nameOf: (episode: TimedEpisode) => string,
): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(episodes, nameOf)].map(([name, same]) => [
      name,
      sum(same.map(({ wallMs }) => wallMs)) / same.length,
    ]),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
