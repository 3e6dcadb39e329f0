import { describe, expect, it } from 'vitest'
import type { PlaybackState } from '../../src/cli/view/playback.ts'
import { fastestSpeed, isAtEnd, playbackAfter, playbackFrom, shownTick } from '../../src/cli/view/playback.ts'

/** Three attempts: 100 ticks, none, and 40 after a pause of 10, as on a server. */
const spans = [
  { id: 1, position: 0, startTick: 0, endTick: 100 },
  { id: 2, position: 1, startTick: 100, endTick: 100 },
  { id: 3, position: 2, startTick: 110, endTick: 150 },
]

function press(state: PlaybackState, ...keys: readonly string[]): PlaybackState {
  return keys.reduce((before, key) => playbackAfter(spans, before, { kind: 'key', key }), state)
}

const elapse = (state: PlaybackState, wallMs: number) =>
  playbackAfter(spans, state, { kind: 'elapse', wallMs })

const where = (state: PlaybackState) => [state.index, shownTick(spans, state)]

describe('a playback', () => {
  const start = playbackFrom(spans, 0, 1)

  it('moves 20 ticks a second, times its speed', () => {
    expect(where(elapse(start, 1000))).toEqual([0, 20])
    expect(where(elapse(press(start, 'up', 'up'), 1000))).toEqual([0, 80])
    expect(where(elapse(press(start, 'down'), 1000))).toEqual([0, 10])
  })

  it('shows an attempt without game time for a moment, goes on, and stops at the end', () => {
    expect(where(elapse(start, 5_100))).toEqual([1, 100])
    expect(where(elapse(start, 5_600))).toEqual([2, 112])
    const end = elapse(start, 60_000)
    expect(where(end)).toEqual([2, 150])
    expect(end.isPlaying).toBe(false)
    expect(isAtEnd(spans, end)).toBe(true)
    expect(press(end, 'space')).toMatchObject({ index: 0, shownTicks: 0, isPlaying: true })
  })

  it('stands still while it is paused', () => {
    const paused = press(start, 'space')
    expect(where(elapse(paused, 1000))).toEqual([0, 0])
    expect(where(elapse(press(paused, 'space'), 1000))).toEqual([0, 20])
  })

  it('goes from attempt to attempt, and first back to the beginning of its own', () => {
    expect(where(press(start, 'right'))).toEqual([1, 100])
    expect(where(press(start, 'right', 'right'))).toEqual([2, 110])
    expect(where(press(start, 'right', 'right', 'right'))).toEqual([2, 150])
    expect(where(press(start, 'right', 'left'))).toEqual([0, 0])
    expect(where(press(elapse(start, 3000), 'left'))).toEqual([0, 0])
    expect(where(press(start, 'left'))).toEqual([0, 0])
    expect(where(press(start, 'end'))).toEqual([2, 150])
    expect(where(press(start, 'end', 'home'))).toEqual([0, 0])
  })

  it('goes to a tick that is typed, and not where the typing is given up', () => {
    const typing = press(start, 'g', '1', '2', '9', 'backspace')
    expect(typing.entry).toBe('12')
    expect(where(elapse(typing, 1000))).toEqual([0, 0])
    expect(where(press(typing, '5', 'return'))).toEqual([2, 125])
    expect(where(press(typing, 'return'))).toEqual([0, 12])
    expect(press(typing, 'escape')).toMatchObject({ index: 0, entry: null, hasQuit: false })
    expect(where(press(start, 'g', '9', '9', '9', 'return'))).toEqual([2, 150])
    expect(where(press(start, 'g', '1', '0', '5', 'return'))).toEqual([2, 110])
  })

  it('begins at a tick, and quits', () => {
    expect(where(playbackFrom(spans, 30, 1))).toEqual([0, 30])
    expect(where(playbackFrom(spans, 10_000, 1))).toEqual([2, 150])
    expect(press(start, 'q').hasQuit).toBe(true)
  })

  it('keeps its speed within bounds and takes no notice of other keys', () => {
    const faster = Array.from({ length: 20 }, () => 'up')
    expect(press(start, ...faster).speed).toBe(fastestSpeed)
    expect(press(start, 'x', 'pagedown', '')).toEqual(start)
  })

  it('has nothing to show of an episode without attempts', () => {
    const empty = playbackFrom([], 50, 1)
    expect(shownTick([], empty)).toBe(0)
    for (const key of ['left', 'right', 'home', 'end', 'space', 'g', '4', 'return'])
      expect(playbackAfter([], empty, { kind: 'key', key }).index).toBe(0)
    expect(playbackAfter([], empty, { kind: 'elapse', wallMs: 50 }).isPlaying).toBe(false)
  })
})
