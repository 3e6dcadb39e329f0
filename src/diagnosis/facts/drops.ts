import type { TraceEvent } from '../../env/index.ts'
import { numberIn, textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** What became of dropped stacks near the body. */
export interface Drops {
  /** Stacks of the wanted item seen lying, in pieces. */
  readonly wantedSeen: number
  /** Stacks of other items that came to lie after the body had dug, hit or killed, in pieces, by name. */
  readonly othersSeen: Readonly<Record<string, number>>
  /** The wanted item went to somebody else. */
  readonly takenByOthers: readonly TraceEvent[]
  /** The wanted item went untaken. */
  readonly vanished: readonly TraceEvent[]
  /** Pieces of the wanted item that went to others or went untaken; one for each stack of unknown size. */
  readonly lost: number
  /** Ids of wanted stacks that still lie there, as far as known. */
  readonly wantedLeft: number
}

/** Follows the drops of an attempt. */
export function dropsOf(events: TraceIndex, item: string | null): Drops {
  const firstDeed = Math.min(
    events.of('dig-start')[0]?.tick ?? Infinity,
    events.of('entity-hurt')[0]?.tick ?? Infinity,
    events.of('entity-kill')[0]?.tick ?? Infinity,
  )
  const thrown = new Set(events.of('item-loss').map((event) => textIn(event, 'item')))
  const left = new Set<number>()
  const othersSeen: Record<string, number> = {}
  let wantedSeen = 0
  for (const event of events.of('drop-appear')) {
    const name = textIn(event, 'item')
    if (name === null) continue
    if (name === item) {
      wantedSeen += numberIn(event, 'count', 1)
      left.add(numberIn(event, 'id'))
    } else if (event.tick >= firstDeed && !thrown.has(name)) {
      othersSeen[name] = (othersSeen[name] ?? 0) + numberIn(event, 'count', 1)
    }
  }
  const isWanted = (event: TraceEvent) => textIn(event, 'item') === item
  const taken = events.of('drop-taken').filter(isWanted)
  const vanished = events.of('drop-vanish').filter(isWanted)
  for (const event of [...taken, ...vanished]) left.delete(numberIn(event, 'id'))
  const takenByOthers = taken.filter((event) => textIn(event, 'by') !== 'self')
  return {
    wantedSeen,
    lost: takenByOthers.reduce((sum, event) => sum + numberIn(event, 'count', 1), vanished.length),
    othersSeen,
    takenByOthers,
    vanished,
    wantedLeft: left.size,
  }
}
