import type { Attempt, TraceEvent } from '../../env/index.ts'
import { textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** Reflexes by which the body gets away from harm; eating is none of them. */
const flights: ReadonlySet<string> = new Set(['attacked', 'threatened', 'burning', 'drowning', 'suffocating'])

/** How much of an attempt went into getting away from danger. */
export interface Danger {
  readonly ticks: number
  /** Ticks of danger divided by ticks of the attempt, 0 to 1. */
  readonly share: number
  readonly times: number
  /** The reflex that took the most time, or null. */
  readonly main: string | null
  readonly first: TraceEvent | null
  /** From the first to the last step that was taken to get around a hazard; null where none was. */
  readonly detour: Detour | null
  /** Half hearts lost. */
  readonly damage: number
}

/** A way around something harmful. */
export interface Detour {
  readonly hazard: string
  readonly first: TraceEvent
  readonly steps: number
  readonly ticks: number
}

/** Sums up the reflexes of an attempt. */
export function dangerOf({ ticks, postState }: Attempt, events: TraceIndex): Danger {
  const starts = events.of('reflex-start')
  const ends = events.of('reflex-end')
  const byReflex = new Map<string, number>()
  let total = 0
  let times = 0
  let first: TraceEvent | null = null
  starts.forEach((start, index) => {
    const reflex = textIn(start, 'reflex') ?? ''
    if (!flights.has(reflex)) return
    first ??= start
    times++
    const spent = Math.max(0, (ends[index]?.tick ?? postState.tick) - start.tick)
    total += spent
    byReflex.set(reflex, (byReflex.get(reflex) ?? 0) + spent)
  })
  let main: string | null = null
  for (const [reflex, spent] of byReflex) if (main === null || spent > byReflex.get(main)!) main = reflex
  let damage = 0
  for (const { data } of events.of('health-change')) {
    const { from, to } = data
    if (typeof from === 'number' && typeof to === 'number' && to < from) damage += from - to
  }
  return {
    ticks: total,
    share: ticks > 0 ? Math.min(1, total / ticks) : 0,
    times,
    main,
    first,
    detour: detourOf(events),
    damage,
  }
}

function detourOf(events: TraceIndex): Detour | null {
  const notes = events.of('deed-note').filter((note) => textIn(note, 'hazard') !== null)
  const [first] = notes
  if (first === undefined) return null
  return {
    hazard: textIn(notes.at(-1)!, 'hazard')!,
    first,
    steps: notes.length,
    ticks: notes.at(-1)!.tick - first.tick,
  }
}
