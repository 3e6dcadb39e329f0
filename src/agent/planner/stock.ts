import type { DurableItem, WorldState } from '../../env/index.ts'

/** What a plan under construction may count on: carried items and tools, less what its steps have used up. Mutable. */
export class Stock {
  readonly #counts: Map<string, number>
  #tools: readonly DurableItem[]

  constructor(state: Pick<WorldState, 'inventory' | 'durables'>) {
    this.#counts = new Map(Object.entries(state.inventory))
    this.#tools = state.durables
  }

  count(item: string): number {
    return this.#counts.get(item) ?? 0
  }

  countAny(items: readonly string[]): number {
    let sum = 0
    for (const item of items) sum += this.count(item)
    return sum
  }

  countWhere(fits: (item: string) => boolean): number {
    let sum = 0
    for (const [item, count] of this.#counts) if (fits(item)) sum += count
    return sum
  }

  add(item: string, count: number): void {
    this.#counts.set(item, this.count(item) + count)
  }

  /** Takes up to `count` of any of `items`, the most plentiful first; returns how many it took. */
  takeAny(items: readonly string[], count: number): number {
    let taken = 0
    const plentifulFirst = items.filter((item) => this.count(item) > 0)
    plentifulFirst.sort((one, other) => this.count(other) - this.count(one))
    for (const item of plentifulFirst) {
      const part = Math.min(this.count(item), count - taken)
      this.#counts.set(item, this.count(item) - part)
      taken += part
    }
    return taken
  }

  /** Uses left in all carried tools of these names. */
  toolUses(items: readonly string[]): number {
    let uses = 0
    for (const { item, remainingDurability } of this.#tools)
      if (items.includes(item)) uses += remainingDurability
    return uses
  }

  addTool(item: string, remainingDurability: number): void {
    this.#tools = [...this.#tools, { item, remainingDurability }]
  }

  /** A copy to go back to when a way turns out closed. */
  copy(): Stock {
    const copy = new Stock({ inventory: {}, durables: this.#tools })
    for (const [item, count] of this.#counts) copy.#counts.set(item, count)
    return copy
  }
}
