interface Emitter {
  eventNames(): (string | symbol)[]
  rawListeners(event: string | symbol): readonly unknown[]
  off(event: string | symbol, listener: (...values: unknown[]) => void): unknown
}

/** Notes the listeners that some emitters have now; the returned function removes those added since. */
export function noteListeners(emitters: readonly Emitter[]): () => number {
  const notes = emitters.map((emitter) => ({
    emitter,
    known: new Map(emitter.eventNames().map((event) => [event, new Set(emitter.rawListeners(event))])),
  }))
  return () => {
    let removed = 0
    for (const { emitter, known } of notes) {
      for (const event of emitter.eventNames()) {
        for (const listener of emitter.rawListeners(event)) {
          if (known.get(event)?.has(listener)) continue
          emitter.off(event, listener as () => void)
          removed++
        }
      }
    }
    return removed
  }
}
