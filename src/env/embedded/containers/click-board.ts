import type { CraftingMatch } from '../rules/crafting-recipe.ts'
import { type ItemStack, createStack, stacksAlike, withCount } from '../server/item-stack.ts'
import type { SlotRange, SlotRules } from './slot-rules.ts'
import type { ClickOutcome, Crafting, Drag, WindowState } from './window-state.ts'

/** The working copy of a window while one click is carried out. Whatever is taken here is put, held or thrown. */
export class ClickBoard {
  readonly rules: SlotRules
  readonly slots: (ItemStack | null)[]
  cursor: ItemStack | null
  drag: Drag | null
  readonly #thrown: ItemStack[] = []
  readonly #craftings: Crafting[] = []

  constructor(rules: SlotRules, state: WindowState) {
    this.rules = rules
    this.slots = [...state.slots]
    this.cursor = state.cursor
    this.drag = state.drag
  }

  outcome(): ClickOutcome {
    return {
      state: { slots: this.slots, cursor: this.cursor, drag: this.drag },
      thrown: this.#thrown,
      craftings: this.#craftings,
    }
  }

  at(slot: number): ItemStack | null {
    return this.slots[slot] ?? null
  }

  /** Sets a slot; in a crafting grid the offer changes with it. */
  put(slot: number, stack: ItemStack | null): void {
    this.slots[slot] = stack
    const { crafting } = this.rules
    if (crafting !== null && slot >= crafting.start && slot < crafting.end) this.#renewOffer()
  }

  throw(stack: ItemStack | null): void {
    if (stack !== null) this.#thrown.push(stack)
  }

  /** How many more of a stack a slot takes: 0 when it holds something else. */
  room(slot: number, stack: ItemStack): number {
    const present = this.at(slot)
    if (present !== null && !stacksAlike(present, stack)) return 0
    return Math.max(0, this.#limit(slot, stack) - (present?.count ?? 0))
  }

  /** True when a slot may hold the whole of a stack if it were empty. */
  mayHold(slot: number, stack: ItemStack): boolean {
    return stack.count <= this.#limit(slot, stack)
  }

  /** Most of a stack that a slot may hold. */
  limit(slot: number, stack: ItemStack): number {
    return this.#limit(slot, stack)
  }

  /** Adds up to `count` of a stack to a slot; returns what is left of the stack. */
  add(slot: number, stack: ItemStack, count = stack.count): ItemStack | null {
    const moved = Math.min(count, stack.count, this.room(slot, stack))
    if (moved <= 0) return stack
    this.put(slot, withCount(stack, (this.at(slot)?.count ?? 0) + moved))
    return withCount(stack, stack.count - moved)
  }

  /** Takes up to `count` out of a slot. A crafting result comes whole and uses up its ingredients. */
  take(slot: number, count: number): ItemStack | null {
    const present = this.at(slot)
    if (present === null || count <= 0) return null
    if (slot === this.rules.crafting?.resultSlot) return this.useIngredients() ? present : null
    const taken = Math.min(count, present.count)
    this.put(slot, withCount(present, present.count - taken))
    return withCount(present, taken)
  }

  /** Adds a stack to a range: first to started stacks, then to the first free slot. Returns what is left. */
  addToRange({ start, end, backwards }: SlotRange, stack: ItemStack): ItemStack | null {
    const slots = Array.from({ length: end - start }, (_, index) =>
      backwards ? end - 1 - index : start + index,
    )
    let left: ItemStack | null = stack
    for (const slot of slots) {
      if (left === null) return null
      if (this.at(slot) !== null) left = this.add(slot, left)
    }
    for (const slot of slots) {
      if (left === null) return null
      if (this.at(slot) !== null || this.room(slot, left) === 0) continue
      return this.add(slot, left)
    }
    return left
  }

  /** True when the offer in the result slot can be had. */
  mayTake(): boolean {
    const match = this.#match()
    return match !== null && (this.rules.crafting?.mayTake?.(match) ?? true)
  }

  /** Uses the offer: takes its ingredients and leaves what stays of them. False when it cannot be had. */
  useIngredients(): boolean {
    const { crafting } = this.rules
    const match = this.#match()
    if (crafting === null || match === null || !(crafting.mayTake?.(match) ?? true)) return false
    const used: ItemStack[] = []
    const left: ItemStack[] = []
    match.remainders.forEach((remainder, index) => {
      const slot = crafting.start + index
      const present = this.at(slot)
      const uses = match.uses?.[index] ?? 1
      if (present === null || uses === 0) return
      used.push(createStack(present.item, uses, present.damage, present.nbt))
      this.slots[slot] = withCount(present, present.count - uses)
      if (remainder !== null) left.push(this.#leave(slot, remainder))
    })
    this.#craftings.push({ used, made: match.result, left, match })
    this.#renewOffer()
    return true
  }

  #match(): CraftingMatch | null {
    const { crafting } = this.rules
    if (crafting === null) return null
    return crafting.craft(this.slots.slice(crafting.start, crafting.end), this.#craftings.length)
  }

  #leave(slot: number, item: number): ItemStack {
    const stack = createStack(item)
    const rest = this.add(slot, stack)
    if (rest !== null) this.throw(this.addToRange(this.rules.carried, rest))
    return stack
  }

  #limit(slot: number, stack: ItemStack): number {
    return Math.min(this.rules.capacity(slot, stack), this.rules.stackSizeOf(stack.item))
  }

  #renewOffer(): void {
    const { crafting } = this.rules
    if (crafting !== null) this.slots[crafting.resultSlot] = this.#match()?.result ?? null
  }
}
