import type { CraftingMatch } from '../rules/crafting-recipe.ts'
import type { ItemStack } from '../server/item-stack.ts'

/** A drag in progress: the mouse button is down and these slots have been crossed. */
export interface Drag {
  /** `even` shares the cursor out, `single` lays one in each slot. */
  readonly kind: 'even' | 'single'
  readonly slots: readonly number[]
}

/** All that a window's clicks act on. */
export interface WindowState {
  readonly slots: readonly (ItemStack | null)[]
  /** What hangs on the mouse pointer. */
  readonly cursor: ItemStack | null
  readonly drag: Drag | null
}

/** One `window_click` packet: slot (-999 is outside the window), button and mode as on the wire. */
export interface WindowClick {
  readonly slot: number
  readonly button: number
  readonly mode: number
}

/** One use of a recipe or offer: what it took, what it made, what stayed (empty buckets), and what it was. */
export interface Crafting {
  readonly used: readonly ItemStack[]
  readonly made: ItemStack
  readonly left: readonly ItemStack[]
  readonly match: CraftingMatch
}

export interface ClickOutcome {
  readonly state: WindowState
  /** Thrown out of the window, to be dropped in front of the player. */
  readonly thrown: readonly ItemStack[]
  readonly craftings: readonly Crafting[]
}
