import type { TraceEvent, TraceEventKind } from '../../env/index.ts'

const none: readonly TraceEvent[] = []

/** The events of one trace by kind, made in one pass. */
export class TraceIndex {
  readonly #byKind = new Map<TraceEventKind, TraceEvent[]>()

  constructor(trace: readonly TraceEvent[]) {
    for (const event of trace) {
      const events = this.#byKind.get(event.kind)
      if (events === undefined) this.#byKind.set(event.kind, [event])
      else events.push(event)
    }
  }

  /** Events of one kind, in order. */
  of(kind: TraceEventKind): readonly TraceEvent[] {
    return this.#byKind.get(kind) ?? none
  }

  last(kind: TraceEventKind): TraceEvent | null {
    return this.of(kind).at(-1) ?? null
  }
}

/** A datum as a number; `otherwise` where it is none. */
export function numberIn({ data }: TraceEvent, key: string, otherwise = 0): number {
  const value = data[key]
  return typeof value === 'number' ? value : otherwise
}

/** A datum as text, or null. */
export function textIn({ data }: TraceEvent, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' ? value : null
}
