import type { PlannedEpisode } from './plan-episodes.ts'

/** Plays episodes, one at a time. Order: `play` as often as wanted, then `dispose` once. */
export interface EpisodePlayer<Played, Episode = PlannedEpisode> {
  /**
   * Plays one episode to its end. Null when the signal stopped it before. Throws when the world cannot be joined or the
   * record cannot be written.
   */
  play(episode: Episode, signal: AbortSignal): Promise<Played | null>
  dispose(): Promise<void>
}

/** What a pool is given to do. */
export interface PoolOrder<Played, Episode = PlannedEpisode> {
  readonly episodes: readonly Episode[]
  /** How many play at a time, at least 1. */
  readonly workers: number
  readonly createPlayer: () => EpisodePlayer<Played, Episode>
  readonly onStart: (episode: Episode) => void
  readonly onEnd: (episode: Episode, played: Played) => void
}

/**
 * Plays all episodes with several players, each of which takes the next one when it is free. Once the signal is aborted
 * or a player throws, no more are begun; what is under way is cancelled by the signal, and brought to its end after a
 * throw. All players are disposed of; then the first error is thrown.
 */
export async function playPool<Played, Episode = PlannedEpisode>(
  order: PoolOrder<Played, Episode>,
  signal: AbortSignal,
): Promise<void> {
  const { episodes, workers, createPlayer, onStart, onEnd } = order
  const queue = episodes.values()
  const errors: unknown[] = []

  const work = async (): Promise<void> => {
    const player = createPlayer()
    try {
      while (!signal.aborted && errors.length === 0) {
        const { value: episode, done } = queue.next()
        if (done === true) break
        onStart(episode)
        const played = await player.play(episode, signal)
        if (played !== null) onEnd(episode, played)
      }
    } catch (error) {
      errors.push(error)
    } finally {
      await player.dispose().catch((error: unknown) => errors.push(error))
    }
  }
  const lanes = Math.min(workers, episodes.length)
  await Promise.all(Array.from({ length: lanes }, work))
  if (errors.length > 0) throw errors[0]
}
