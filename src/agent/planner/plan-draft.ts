import type { CraftOperator } from '../prior/game-knowledge.ts'
import type { EstimateBasis } from './operator-estimate.ts'
import type { PlanStep } from './plan-step.ts'
import type { PlanStyle } from './plan-ways.ts'
import type { Stock } from './stock.ts'

/** What a builder works on: the estimate's basis, and stations that turned out to be of no use where they stand. */
export interface PlanBasis extends EstimateBasis {
  readonly uselessStations: ReadonlySet<string>
  /** Whether wood for the reserve may be looked for out of sight. */
  readonly mayRoamForReserve: boolean
  /** Furnaces that stand within reach of the body, set up by the agent. */
  readonly furnacesHere: number
  /** In which ways the plan is to differ from what the planner does of its own accord; left out: in none. */
  readonly style?: PlanStyle
}

/** A plan that is being built, for what adds to it. */
export interface PlanDraft {
  readonly basis: PlanBasis
  /** What the plan leaves over. Another object after a part was put back: ask for it each time. */
  readonly stock: Stock
  readonly steps: readonly PlanStep[]
  /** Items that are being made already. */
  readonly underWay: ReadonlySet<string>
  /** Appends a step that its caller has provided for. */
  add(step: PlanStep): void
  /** Sets aside `count` of any of `items`, making what is missing. False if no chain of operators can. */
  want(items: readonly string[], count: number): boolean
  /** Makes `count` of the cheapest of `items`, or fewer, and leaves them in stock; the item made, or null. */
  makeCheapest(items: readonly string[], count: number): string | null
  /** Plans one craft with all that it needs; leaves half a plan behind where that fails: call it within `tryWithin`. */
  craft(operator: CraftOperator, count: number): boolean
  /** Plans a part; if it does not close, puts everything back as it was. */
  tryWithin(part: () => boolean): boolean
  /** True for a station that the plan has at hand by now. */
  isReady(station: string): boolean
}

/** A table this near is worked at without a walk that counts. */
export const atHandBlocks = 4
