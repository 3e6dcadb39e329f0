import type { Attempt, TraceEvent } from '../../env/index.ts'
import { numberIn, textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** A server in step lets so many ticks pass between two tellings of the time. */
const stepTicks = 20

/** How well the server kept up, and what it corrected. */
export interface ServerFacts {
  /** Ticks of the client that the server lost by pauses and slow running. */
  readonly lostTicks: number
  readonly lostShare: number
  /** The longest time for one answer, in ticks. */
  readonly slowestAnswerTicks: number
  readonly lateAnswers: number
  readonly firstSign: TraceEvent | null
  /** Times that the server put the body back; moves by the server after a death or into a bed are left out. */
  readonly corrections: readonly TraceEvent[]
  /** Signs that the body stood or acted where no chunk was. */
  readonly missingChunks: readonly TraceEvent[]
}

/** Sums up the signs of the server's state. */
export function serverOf({ ticks }: Attempt, events: TraceIndex): ServerFacts {
  const pauses = events.of('server-pause')
  const answers = events.of('server-answer')
  let lostTicks = 0
  for (const pause of pauses) {
    const passed = numberIn(pause, 'ticks')
    lostTicks += Math.max(0, passed - numberIn(pause, 'serverTicks', stepTicks))
  }
  const deathTick = events.of('body-death')[0]?.tick ?? Infinity
  const corrections = events.of('position-correction').filter(({ tick }) => tick < deathTick)
  const slowest = Math.max(0, ...answers.map((answer) => numberIn(answer, 'ticks')))
  return {
    lostTicks,
    lostShare: ticks > 0 ? Math.min(1, lostTicks / ticks) : 0,
    slowestAnswerTicks: slowest,
    lateAnswers: answers.length,
    firstSign: pauses[0] ?? answers[0] ?? null,
    corrections,
    missingChunks: events.of('chunk-missing').filter((event) => textIn(event, 'for') !== null),
  }
}
