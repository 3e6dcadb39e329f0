import type { EpisodeScore } from '../../evolve/index.ts'
import { wilsonInterval } from '../../evolve/index.ts'
import { evaluationProgress } from '../display/evaluation-progress.ts'
import { formatWallTime } from '../display/game-time.ts'
import type { EvaluatedEpisode, EvaluationSession } from '../evaluation-session.ts'
import type { EvalSettings } from '../input/eval-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/**
 * Plays what an evaluation has still to play, tells how it goes, and closes it. Null when it was stopped: what was finished is kept. Throws what playing throws.
 */
export async function playToTheEnd(
  { workers }: EvalSettings,
  session: EvaluationSession,
  { output, clock, interruption }: ProgramContext,
): Promise<readonly EpisodeScore[] | null> {
  const startMs = clock.nowMs()
  const episodes: EvaluatedEpisode[] = [...session.earlier]
  const stream = output.isTerminal ? process.stderr : null
  const progress = evaluationProgress(output, clock, session, workers, stream)
  const onEnd = (episode: EvaluatedEpisode): void => {
    episodes.push(episode)
    progress.onEnd(episode)
  }
  try {
    const onStart: typeof progress.onStart = (planned) => {
      progress.onStart(planned)
    }
    await session.play({ onStart, onEnd }, interruption.signal)
  } finally {
    progress.done()
    await session.close()
  }
  if (episodes.length < session.plan.length) return null
  const won = episodes.filter(({ result }) => result.success).length
  const { low, high } = wilsonInterval(won, episodes.length)
  const percent = (share: number): string => `${Math.round(100 * share)} %`
  output.log(
    `${won} of ${episodes.length} done, ${percent(won / episodes.length)} (95 %: ${percent(low)} to ${percent(high)}), ` +
      `${formatWallTime(clock.nowMs() - startMs)}.`,
  )
  return episodes.map((episode) => episode.score)
}
