import type { AttemptRecord } from '../../memory/index.ts'
import { RecordError } from '../../memory/index.ts'
import { formatGameTime } from '../display/game-time.ts'
import { plainText } from '../display/plain-text.ts'
import type { Output } from '../standard-streams.ts'
import { describeDecision } from './describe-decision.ts'
import { describeDiagnosis } from './describe-diagnosis.ts'
import { describeState } from './describe-state.ts'
import { describeTraceEvent } from './describe-trace-event.ts'
import { labelledLines } from './labelled-lines.ts'
import type { PlaybackState } from './playback.ts'
import { isAtEnd, shownTick } from './playback.ts'
import { stateAt } from './state-at.ts'
import type { AttemptSpan, ViewedEpisode } from './viewed-episode.ts'
import { wrapText } from './wrap-text.ts'

/** The size of what is drawn, in characters. */
export interface FrameSize {
  readonly widthColumns: number
  readonly heightRows: number
}

const eventsShown = 6

/** One picture of a playback: where it stands, what was perceived and decided, what has happened, and what came of it. */
export function viewFrame(
  episode: ViewedEpisode,
  state: PlaybackState,
  output: Output,
  { widthColumns, heightRows }: FrameSize,
): readonly string[] {
  const width = Math.max(20, widthColumns - 1)
  const span = episode.spans[state.index]
  const head = [
    output.style(
      'bold',
      plainText(`${episode.task}, seed ${episode.seed}: ${episode.instruction}`, width),
      'out',
    ),
    plainText(whereItStands(episode, state, span), width),
    progressBar(episode, state, width),
  ]
  const foot = output.style('dim', plainText(footer(state), width), 'out')
  const room = Math.max(1, heightRows - head.length - 2)
  return [...head, ...body(episode, state, span, output, width).slice(0, room), foot]
}

function body(
  episode: ViewedEpisode,
  state: PlaybackState,
  span: AttemptSpan | undefined,
  output: Output,
  width: number,
): readonly string[] {
  if (span === undefined) return ['This episode has no attempts.']
  let record: AttemptRecord
  try {
    record = episode.attempt(span)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    return wrapText(plainText(error.message), width)
  }
  const tick = shownTick(episode.spans, state)
  const bounds = { items: 8, blocks: 6, entities: 5 }
  const heading = (text: string) => output.style('bold', text, 'out')
  return [
    heading('Perceived'),
    ...labelledLines(describeState(stateAt(record, tick), bounds), width, 2),
    heading('Decided'),
    ...labelledLines(describeDecision(record, 3), width, 2),
    heading('Happened'),
    ...eventLines(record, tick, width),
    heading('Diagnosed'),
    ...(tick < span.endTick
      ? ['  (the attempt is under way)']
      : labelledLines(describeDiagnosis(record, 3), width, 2)),
  ]
}

/** The latest events up to a tick, always as many lines, so that what is below them stands still. */
function eventLines({ attempt }: AttemptRecord, tick: number, width: number): readonly string[] {
  const past = attempt.trace.filter((event) => event.tick <= tick && event.kind !== 'body-sample')
  const lines = past
    .slice(-eventsShown)
    .map((event) => `${String(event.tick).padStart(7)} ${describeTraceEvent(event)}`.slice(0, width - 2))
    .map((line) => `  ${line}`)
  return [...lines, ...Array.from({ length: eventsShown - lines.length }, () => '')]
}

function whereItStands(
  { spans, ending, host, world, minecraft }: ViewedEpisode,
  state: PlaybackState,
  span: AttemptSpan | undefined,
): string {
  const tick = shownTick(spans, state)
  const attempt = span === undefined ? 'no attempts' : `attempt ${span.position} (of ${spans.length})`
  const pace = state.isPlaying ? `${state.speed}x` : `${state.speed}x, paused`
  const end = isAtEnd(spans, state) ? `, ended: ${ending ?? 'not yet'}` : ''
  return `${attempt}, tick ${tick}, ${pace}${end}  (${host} ${world}, ${minecraft})`
}

function progressBar({ spans }: ViewedEpisode, state: PlaybackState, width: number): string {
  const endTick = spans.at(-1)?.endTick ?? 0
  const tick = shownTick(spans, state)
  const times = ` ${formatGameTime(tick)} of ${formatGameTime(endTick)}`
  const room = Math.max(4, width - times.length - 2)
  const filled = endTick === 0 ? room : Math.round((room * tick) / endTick)
  return `[${'='.repeat(filled)}${' '.repeat(Math.max(0, room - filled))}]${times}`
}

function footer({ entry }: PlaybackState): string {
  return entry === null
    ? 'space pause, left/right attempt, up/down speed, g go to tick, home/end, q quit'
    : `go to tick ${entry}_  (enter goes there, escape stays)`
}
