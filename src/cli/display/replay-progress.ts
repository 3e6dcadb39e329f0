import { createLogUpdate } from 'log-update'
import type { WallClock } from '../program-context.ts'
import type { ReplayListener, ReplayedEpisode } from '../replay-session.ts'
import type { Output } from '../standard-streams.ts'
import { formatGameTime } from './game-time.ts'
import { plainText } from './plain-text.ts'

/** Tells a person how far replays have come. */
export interface ReplayProgress extends ReplayListener {
  /** Nothing follows; leaves the terminal tidy. */
  done(): void
}

/** Real time between two drawings of the status line. */
const msBetweenFrames = 100

/** On a terminal, one line that is drawn again and again; elsewhere nothing, since each verdict is a line of its own. */
export function replayProgress(output: Output, clock: WallClock, episodes: number): ReplayProgress {
  const draw = output.isTerminal ? createLogUpdate(process.stderr) : null
  const underWay = new Map<ReplayedEpisode, string>()
  let finished = 0
  let lastFrameMs = Number.NEGATIVE_INFINITY

  return {
    onStart: (episode) => tell(episode, 'makes its world', true),
    onAttempt: (episode, attempts, tick) => {
      tell(episode, `${attempts}/${episode.attempts} attempts, ${formatGameTime(tick)}`, false)
    },
    onEnd: ({ episode }) => {
      finished++
      underWay.delete(episode)
      // The verdict goes to standard output, above the line.
      draw?.clear()
      lastFrameMs = Number.NEGATIVE_INFINITY
    },
    done: () => {
      draw?.clear()
      draw?.done()
    },
  }

  function tell(episode: ReplayedEpisode, progress: string, isUrgent: boolean): void {
    underWay.set(episode, `${plainText(episode.task, 24)} ${episode.seed}: ${progress}`)
    if (draw === null || (!isUrgent && clock.nowMs() - lastFrameMs < msBetweenFrames)) return
    lastFrameMs = clock.nowMs()
    const share = episodes === 1 ? '' : `[${finished}/${episodes}] `
    draw(plainText(`${share}${[...underWay.values()].join('  ')}`, Math.max(20, output.widthColumns - 1)))
  }
}
