import type { TraceEvent } from '../../env/index.ts'
import { textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** How the walks of an attempt ended. */
export interface Ways {
  readonly walks: number
  readonly reached: number
  /** The search tried all places that can be reached. */
  readonly excluded: number
  /** The search stopped at its bound. */
  readonly bounded: number
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
  const counts = { walks: 0, reached: 0, excluded: 0, bounded: 0, stuck: 0, late: 0, unloaded: 0 }
  let lastFailed: TraceEvent | null = null
  for (const event of events.of('path-end')) {
    const status = textIn(event, 'status')
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
    else counts.bounded++
  }
  return { ...counts, lastFailed }
}
