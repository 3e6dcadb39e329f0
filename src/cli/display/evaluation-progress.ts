import { createLogUpdate } from 'log-update'
import type { PlannedEpisode, TimedEpisode, TimeLeft } from '../../evolve/index.ts'
import { estimateTimeLeft } from '../../evolve/index.ts'
import type { EvaluatedEpisode, EvaluationListener, EvaluationSession } from '../evaluation-session.ts'
import type { WallClock } from '../program-context.ts'
import type { Output } from '../standard-streams.ts'
import { formatWallTime } from './game-time.ts'

/** Tells a person how an evaluation goes on. */
export interface EvaluationProgress extends EvaluationListener {
  /** Nothing follows; leaves the terminal tidy. */
  done(): void
}

/** Real time between two drawings of the status line. */
const msBetweenFrames = 500

/**
 * A line on standard error for each episode that ends, with how far it has come; on a terminal also one that is drawn
 * again and again.
 */
export function evaluationProgress(
  output: Output,
  clock: WallClock,
  session: EvaluationSession,
  workers: number,
  stream: NodeJS.WriteStream | null,
): EvaluationProgress {
  const draw = stream === null ? null : createLogUpdate(stream)
  const finished: TimedEpisode[] = session.earlier.map(({ planned, result }) => ({
    ...planned,
    wallMs: result.wallMs,
  }))
  let won = session.earlier.filter(({ result }) => result.success).length
  const underWay = new Map<PlannedEpisode, number>()
  const earlier = new Set(session.earlier.map(({ planned }) => planned))
  const waiting = new Set(session.plan.filter((planned) => !earlier.has(planned)))
  let cancelFrame = () => {}
  if (draw !== null) nextFrame()

  return {
    onStart: (planned) => {
      waiting.delete(planned)
      underWay.set(planned, clock.nowMs())
      draw?.(statusLine())
    },
    onEnd: (episode) => {
      const { planned, result } = episode
      // The making of the world is no part of an episode's own time, and takes time all the same.
      finished.push({ ...planned, wallMs: clock.nowMs() - (underWay.get(planned) ?? clock.nowMs()) })
      underWay.delete(planned)
      if (result.success) won++
      if (draw === null) {
        const line = describeEpisode(output, episode, Number.POSITIVE_INFINITY)
        output.log(`${share()} ${line}, ${timeLeft()}`)
      } else {
        draw.persist(describeEpisode(output, episode, output.widthColumns))
        draw(statusLine())
      }
    },
    done: () => {
      cancelFrame()
      draw?.clear()
      draw?.done()
    },
  }

  function nextFrame(): void {
    cancelFrame = clock.afterMs(msBetweenFrames, () => {
      draw?.(statusLine())
      nextFrame()
    })
  }

  function share(): string {
    return `[${finished.length}/${session.plan.length}]`
  }

  function statusLine(): string {
    const playing = [...underWay.keys()].map(({ task, seed }) => `${task.id} ${seed}`)
    const line = `${share()} ${won} done, ${timeLeft()}  ${playing.join(', ')}`
    return cut(line, output.widthColumns)
  }

  function timeLeft(): string {
    const nowMs = clock.nowMs()
    const left = estimateTimeLeft({
      finished,
      underWay: [...underWay].map(([planned, startMs]) => ({ ...planned, wallMs: nowMs - startMs })),
      waiting: [...waiting],
      workers,
    })
    return describeTimeLeft(left)
  }
}

/** One line of at most `widthColumns` characters: the reason of a failure is cut where it must be. */
export function describeEpisode(
  output: Output,
  { result, detail }: EvaluatedEpisode,
  widthColumns: number,
): string {
  const { task, seed, success, gameTicks, wallMs } = result
  const [before, after] = [`${task} ${seed}: `, ` (${formatWallTime(wallMs)})`]
  const verdict = success ? `done at tick ${gameTicks}` : `not done: ${detail.replace(/\.$/, '')}`
  const short = cut(verdict, widthColumns - before.length - after.length)
  return `${before}${output.style(success ? 'green' : 'yellow', short)}${after}`
}

const shortestVerdict = 12

/** A text of at most so many columns; cut where it is longer. */
export function cut(text: string, widthColumns: number): string {
  const room = Math.max(shortestVerdict, widthColumns)
  return text.length > room ? `${text.slice(0, room - 1)}…` : text
}

/** The time left in round figures, and how much the figure is worth. */
export function describeTimeLeft(left: TimeLeft | null): string {
  if (left === null) return 'time left not known yet'
  const { wallMs, isGuess } = left
  if (wallMs <= 0) return 'nothing left'
  const minutes = Math.ceil(wallMs / 60_000)
  const time =
    minutes === 1
      ? `${Math.max(5, Math.ceil(wallMs / 5_000) * 5)} s`
      : minutes < 90
        ? `${minutes} min`
        : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `${isGuess ? 'perhaps' : 'about'} ${time} left`
}
