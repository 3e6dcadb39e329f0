import type { TraceEvent } from '../../env/index.ts'
import { numberIn, textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** How the walks of an attempt ended. */
export interface Ways {
  readonly walks: number
  readonly reached: number
  /** The search tried all places that can be reached. */
  readonly excluded: number
  /** The search stopped at its bound, with the goal far off. */
  readonly bounded: number
  /**
   * The search stopped at its bound, with the goal near: all around it was looked at, so that it is as good as excluded.
   * Further than this a search may simply not have come to the goal's surroundings.
   */
  readonly encircled: number
  /** A way was walked and the body did not get on. */
  readonly stuck: number
  /** The ticks for walking were up. */
  readonly late: number
  /** Walks whose goal lay outside the chunks that were sent. */
  readonly unloaded: number
  /** The last walk that did not arrive and was not called off, or null. */
  readonly lastFailed: TraceEvent | null
}

/** Counts the ends of walks. */
export function waysOf(events: TraceIndex): Ways {
  const counts = {
    walks: 0,
    reached: 0,
    excluded: 0,
    encircled: 0,
    bounded: 0,
    stuck: 0,
    late: 0,
    unloaded: 0,
  }
  let lastFailed: TraceEvent | null = null
  const starts = events.of('path-start')
  let start = -1
  let ends = 0
  for (const event of events.of('path-end')) {
    const status = textIn(event, 'status')
    // Walks do not overlap: the latest start before an end belongs to it.
    while (start + 1 < starts.length && starts[start + 1]!.tick <= event.tick && start + 1 <= ends) start++
    ends++
    if (status === 'aborted') continue
    counts.walks++
    if (status === 'reached') {
      counts.reached++
      continue
    }
    lastFailed = event
    if (event.data['goalLoaded'] === false) counts.unloaded++
    if (status === 'stuck') counts.stuck++
    else if (status === 'timeout') counts.late++
    else if (textIn(event, 'search') === 'none') counts.excluded++
    else if (textIn(event, 'search') === null) counts.excluded++
    else if (start >= 0 && blocksLeft(starts[start]!, event) <= encircledBlocks) counts.encircled++
    else counts.bounded++
  }
  return { ...counts, lastFailed }
}

/** In open country a search of 6,000 nodes covers some 40 blocks around. */
const encircledBlocks = 24

function blocksLeft(start: TraceEvent, end: TraceEvent): number {
  const away = (axis: string) => numberIn(start, axis, numberIn(end, axis)) - numberIn(end, axis)
  return Math.hypot(away('x'), away('y'), away('z'))
}
