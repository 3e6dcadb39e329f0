import { blockMatches } from '../../env/index.ts'
import type { TraceEvent } from '../../env/index.ts'
import type { TraceIndex } from './trace-index.ts'

/** What became of the blocks that the body dug. */
export interface Digs {
  readonly started: number
  /** Digs that ended with the block gone, and not put back. */
  readonly broken: number
  /** Those of a block that is wanted: the rest was dug on the way there. */
  readonly wantedBroken: number
  /** Digs that were carried through with the block still there, or put back afterwards. */
  readonly refused: readonly TraceEvent[]
  readonly lastBrokenTick: number | null
}

/** Joins digs with what the server put back. A place that was dug in the end counts as dug. `wanted` are names of blocks or of groups. */
export function digsOf(events: TraceIndex, wanted: readonly string[]): Digs {
  const last = new Map<string, TraceEvent>()
  for (const event of events.of('dig-end'))
    if (event.data['aborted'] !== true) last.set(placeOf(event), event)
  for (const event of events.of('block-restore')) {
    const ended = last.get(placeOf(event))
    if (ended !== undefined && event.tick >= ended.tick) last.set(placeOf(event), event)
  }
  const refused: TraceEvent[] = []
  let broken = 0
  let wantedBroken = 0
  let lastBrokenTick: number | null = null
  for (const event of last.values()) {
    if (event.kind === 'dig-end' && event.data['broken'] === true) {
      broken++
      if (wanted.some((name) => isOf(name, String(event.data['block'])))) wantedBroken++
      lastBrokenTick = Math.max(lastBrokenTick ?? 0, event.tick)
    } else refused.push(event)
  }
  return { started: events.of('dig-start').length, broken, wantedBroken, refused, lastBrokenTick }
}

/** True for the block of this name, and for an ore that began to glow when it was struck. */
function isOf(name: string, block: string): boolean {
  return blockMatches(name, block) || block === `lit_${name}`
}

/** Where an event took place, as a key. */
function placeOf({ data }: TraceEvent): string {
  return `${String(data['x'])},${String(data['y'])},${String(data['z'])}`
}
