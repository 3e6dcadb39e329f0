import { createHash } from 'node:crypto'
import type { Attempt } from '../env/index.ts'

/**
 * The canonical line of one attempt: tick, subgoal, ending, inventory and position (rounded to 0.01) after it, as JSON with sorted keys.
 * Two runs that did the same thing give the same lines on any platform.
 */
export function traceLine(attempt: Attempt): string {
  const { tick, inventory, position } = attempt.postState
  const { x, y, z } = position
  return canonicalJson({
    tick,
    subgoal: attempt.subgoal,
    ending: attempt.ending,
    inventory,
    position: [x, y, z].map((value) => Math.round(value * 100) / 100),
  })
}

/** SHA-256 over an episode's trace lines, each ended by a newline. */
export class TraceHash {
  readonly #hash = createHash('sha256')

  add(attempt: Attempt): void {
    this.#hash.update(`${traceLine(attempt)}\n`)
  }

  /** Hexadecimal; may be called once. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}

/** JSON with the keys of every object sorted, so that insertion order does not show. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
