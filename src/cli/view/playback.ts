import type { AttemptSpan } from './viewed-episode.ts'

/** Where a playback stands. Plain data. */
export interface PlaybackState {
  /** Index of the span that is shown. */
  readonly index: number
  /** Ticks since that span began to be shown; may be a fraction. */
  readonly shownTicks: number
  readonly isPlaying: boolean
  /** Multiples of game time: 1 is 20 ticks a second. */
  readonly speed: number
  /** Digits of the tick that is being typed after `g`, or null. */
  readonly entry: string | null
  readonly hasQuit: boolean
}

/** What happens to a playback. */
export type PlaybackAction =
  | { readonly kind: 'elapse'; readonly wallMs: number }
  /** A key by its name, as `node:readline` tells it; a character that has no name by itself. */
  | { readonly kind: 'key'; readonly key: string }

/** Slowest and fastest playback, as multiples of game time. */
export const slowestSpeed = 0.125
export const fastestSpeed = 1024
const msPerTick = 50
/** An attempt that took no game time is shown for so many ticks all the same. */
const shortestShownTicks = 10
/** How far into an attempt the left arrow goes back to its beginning instead of the attempt before, in ticks. */
const backTicks = 20
const mostDigits = 9

/** A playback that begins at a tick. */
export function playbackFrom(spans: readonly AttemptSpan[], tick: number, speed: number): PlaybackState {
  return { ...positionOf(spans, tick), isPlaying: true, speed, entry: null, hasQuit: false }
}

/** The game tick that is shown: it stands still at the end of an attempt that is shown for longer than it took. */
export function shownTick(spans: readonly AttemptSpan[], { index, shownTicks }: PlaybackState): number {
  const span = spans[index]
  if (span === undefined) return 0
  return Math.min(span.endTick, span.startTick + Math.floor(shownTicks))
}

/** True when nothing comes after what is shown. */
export function isAtEnd(spans: readonly AttemptSpan[], { index, shownTicks }: PlaybackState): boolean {
  const span = spans[index]
  return span === undefined || (index === spans.length - 1 && shownTicks >= durationOf(span))
}

/** The playback after an action. Pure: the same state and action give the same playback. */
export function playbackAfter(
  spans: readonly AttemptSpan[],
  state: PlaybackState,
  action: PlaybackAction,
): PlaybackState {
  if (action.kind === 'elapse') return elapsed(spans, state, action.wallMs)
  return state.entry === null
    ? afterKey(spans, state, action.key)
    : afterDigit(spans, state, state.entry, action.key)
}

function elapsed(spans: readonly AttemptSpan[], state: PlaybackState, wallMs: number): PlaybackState {
  if (!state.isPlaying || state.entry !== null) return state
  let { index } = state
  let shownTicks = state.shownTicks + (wallMs / msPerTick) * state.speed
  for (;;) {
    const span = spans[index]
    if (span === undefined) return { ...state, isPlaying: false }
    const duration = durationOf(span)
    if (shownTicks < duration) return { ...state, index, shownTicks }
    if (index === spans.length - 1) return { ...state, index, shownTicks: duration, isPlaying: false }
    shownTicks -= duration
    index++
  }
}

function afterKey(spans: readonly AttemptSpan[], state: PlaybackState, key: string): PlaybackState {
  const last = Math.max(0, spans.length - 1)
  const to = (index: number): PlaybackState => ({
    ...state,
    index: Math.max(0, Math.min(last, index)),
    shownTicks: 0,
  })
  switch (key) {
    case 'space':
      return isAtEnd(spans, state) ? { ...to(0), isPlaying: true } : { ...state, isPlaying: !state.isPlaying }
    case 'left':
      return to(state.shownTicks > backTicks ? state.index : state.index - 1)
    case 'right':
      return state.index === last ? atEndOf(spans, state) : to(state.index + 1)
    case 'home':
      return to(0)
    case 'end':
      return atEndOf(spans, { ...state, index: last })
    case 'up':
      return { ...state, speed: Math.min(fastestSpeed, state.speed * 2) }
    case 'down':
      return { ...state, speed: Math.max(slowestSpeed, state.speed / 2) }
    case 'g':
      return { ...state, entry: '' }
    case 'q':
    case 'escape':
      return { ...state, hasQuit: true }
    default:
      return state
  }
}

function afterDigit(
  spans: readonly AttemptSpan[],
  state: PlaybackState,
  entry: string,
  key: string,
): PlaybackState {
  if (/^\d$/.test(key)) return { ...state, entry: (entry + key).slice(0, mostDigits) }
  switch (key) {
    case 'backspace':
      return { ...state, entry: entry.slice(0, -1) }
    case 'return':
    case 'enter':
      return entry === ''
        ? { ...state, entry: null }
        : { ...state, ...positionOf(spans, Number(entry)), entry: null }
    case 'escape':
    case 'g':
    case 'q':
      return { ...state, entry: null }
    default:
      return state
  }
}

function atEndOf(spans: readonly AttemptSpan[], state: PlaybackState): PlaybackState {
  const span = spans[state.index]
  return span === undefined ? state : { ...state, shownTicks: durationOf(span) }
}

function durationOf({ startTick, endTick }: AttemptSpan): number {
  return Math.max(shortestShownTicks, endTick - startTick)
}

/** The first attempt that is under way at a tick; the end of the last one beyond it. */
function positionOf(
  spans: readonly AttemptSpan[],
  tick: number,
): Pick<PlaybackState, 'index' | 'shownTicks'> {
  const index = spans.findIndex(({ endTick }) => endTick >= tick)
  const span = spans[index]
  if (span !== undefined) return { index, shownTicks: Math.max(0, tick - span.startTick) }
  const last = spans.at(-1)
  return { index: Math.max(0, spans.length - 1), shownTicks: last === undefined ? 0 : durationOf(last) }
}
