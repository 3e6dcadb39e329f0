import { z } from 'zod'
import type { GameRules } from '../rules/game-rules.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { BlockEntity } from '../world/column.ts'
import { type FurnaceState, coldFurnace, tickFurnace, withInput } from './furnace-state.ts'
import type { SlotListener, SlotStore } from './slot-store.ts'

const ticks = z.int().min(0).max(32_767)
const fireSchema = z.strictObject({
  burnTicksLeft: ticks,
  burnTicksTotal: ticks,
  cookTicks: ticks,
  cookTicksTotal: ticks,
  points: z.number().min(0).max(1_000_000),
})

const slotNames = ['input', 'fuel', 'result'] as const

/** A furnace in the world: its three slots and its fire. It works on whether or not anyone looks. */
export class FurnaceBlock implements SlotStore {
  readonly size = slotNames.length
  readonly #rules: GameRules
  readonly #listeners = new Set<SlotListener>()
  readonly #onLitChange: (lit: boolean) => void
  #state: FurnaceState = coldFurnace

  constructor(rules: GameRules, onLitChange: (lit: boolean) => void) {
    this.#rules = rules
    this.#onLitChange = onLitChange
  }

  get state(): FurnaceState {
    return this.#state
  }

  stackAt(slot: number): ItemStack | null {
    const name = slotNames[slot]
    return name === undefined ? null : this.#state[name]
  }

  setStack(slot: number, stack: ItemStack | null): void {
    const name = slotNames[slot]
    if (name === undefined) throw new RangeError(`furnace slot ${slot} is not 0-2`)
    const state = this.#state
    this.#become(name === 'input' ? withInput(state, stack, this.#rules) : { ...state, [name]: stack })
  }

  watch(listener: SlotListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tick(): void {
    this.#become(tickFurnace(this.#state, this.#rules))
  }

  /** The experience points earned since this was last called. */
  takePoints(): number {
    const { points } = this.#state
    if (points > 0) this.#state = { ...this.#state, points: 0 }
    return points
  }

  record(): BlockEntity {
    const { burnTicksLeft, burnTicksTotal, cookTicks, cookTicksTotal, points } = this.#state
    return { fire: { burnTicksLeft, burnTicksTotal, cookTicks, cookTicksTotal, points } }
  }

  restore(record: BlockEntity): void {
    const fire = fireSchema.safeParse(record['fire'])
    if (fire.success) this.#state = { ...this.#state, ...fire.data }
  }

  /** Empties the slots and returns what was there. The fire is lost, the experience is not. */
  clear(): readonly ItemStack[] {
    const { input, fuel, result } = this.#state
    this.#state = { ...coldFurnace, points: this.#state.points }
    return [input, fuel, result].filter((stack) => stack !== null)
  }

  #become(state: FurnaceState): void {
    const before = this.#state
    if (state === before) return
    this.#state = state
    for (const [slot, name] of slotNames.entries()) {
      if (before[name] === state[name]) continue
      for (const listener of this.#listeners) listener(slot)
    }
    const lit = state.burnTicksLeft > 0
    if (lit !== before.burnTicksLeft > 0) this.#onLitChange(lit)
  }
}
