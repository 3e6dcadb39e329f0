import type { MethodTotals } from './knowledge.ts'
import type { Method } from './method.ts'
import { sourceOf } from './method.ts'

/** How a method was used without yielding an item. */
export interface VainUses {
  /** Undisturbed uses that yielded nothing at all of anything. */
  readonly uses: number
  /** Undisturbed uses that yielded something else. */
  readonly usesForOthers: number
  /** Attempts at the item that never came to a use. */
  readonly outOfReach: number
}

const notInVain: VainUses = Object.freeze({ uses: 0, usesForOthers: 0, outOfReach: 0 })

/** Pieces of other things per use from which on a method is thought to be for them; a few may just have lain about. */
const ofOthersPerUse = 0.5

interface Tried {
  readonly totals: MethodTotals
  /** Pieces of anything that it yielded. */
  readonly pieces: number
}

/** All that was tried with one method, its tool left open. */
interface TriedMethod {
  readonly tried: readonly Tried[]
  /** Items that it yielded or was used for: all others are answered alike. */
  readonly items: ReadonlySet<string>
  /** The answers for the others, by tool. */
  readonly forOthers: Map<string | null, VainUses>
}

/** What was tried in vain, laid out for a planner that asks of hundreds of items at every decision: no text is put together to find it. */
export class TriedMethods {
  readonly #methods = new Map<Method['kind'], Map<string, TriedMethod>>()

  /** Takes in the totals of all methods that are the same as `method` but for their tool, in the place of what was known of them. */
  set(method: Method, totals: readonly MethodTotals[]): void {
    const items = new Set(totals.flatMap(({ wanted, yields }) => [wanted ?? '', ...Object.keys(yields)]))
    const bySource = this.#methods.get(method.kind) ?? new Map<string, TriedMethod>()
    bySource.set(sourceOf(method), { tried: totals.map(triedOf), items, forOthers: new Map() })
    this.#methods.set(method.kind, bySource)
  }

  /** How this method was used in vain where an item is concerned; all zeros where it yielded the item. */
  vain(method: Method, item: string): VainUses {
    const found = this.#methods.get(method.kind)?.get(sourceOf(method))
    if (found === undefined) return notInVain
    const tool = toolOf(method)
    if (found.items.has(item)) return vainUses(found.tried, tool, item)
    let uses = found.forOthers.get(tool)
    if (uses === undefined) {
      uses = vainUses(found.tried, tool, item)
      found.forOthers.set(tool, uses)
    }
    return uses
  }
}

function vainUses(tried: readonly Tried[], tool: string | null, item: string): VainUses {
  let uses = 0
  let usesForOthers = 0
  let outOfReach = 0
  // A block that gives something else with one tool has nothing more in it with another.
  for (const { totals, pieces } of tried) {
    const isSame = toolOf(totals.method) === tool
    const own = totals.yields[item] ?? 0
    if (isSame && own > 0) return notInVain
    const undisturbed = totals.uses - totals.disturbedUses
    if (isForOthers(pieces - own, totals.uses)) usesForOthers += undisturbed
    // What is broken on the way is often left lying: only what was sought and did not come tells something.
    else if (isSame && (totals.wanted !== null || totals.method.kind === 'burn')) uses += undisturbed
    if (isSame && totals.wanted === item && totals.uses === 0) outOfReach += totals.attempts
  }
  return { uses, usesForOthers, outOfReach }
}

/** Only mining is told apart by tool. */
function toolOf(method: Method): string | null {
  return method.kind === 'mine' ? method.tool : null
}

function isForOthers(others: number, uses: number): boolean {
  return others > 0 && others >= ofOthersPerUse * uses
}

function triedOf(totals: MethodTotals): Tried {
  let pieces = 0
  for (const count of Object.values(totals.yields)) pieces += count
  return { totals, pieces }
}
