import type { ItemStack } from '../server/item-stack.ts'
import type { Player } from '../server/server-context.ts'
import type { SlotRules } from './slot-rules.ts'
import type { SlotStore } from './slot-store.ts'
import type { Crafting } from './window-state.ts'
import type { WindowTypeName } from './window-types.ts'

/** A block's window, as one player has it open. */
export interface WindowSource {
  readonly type: WindowTypeName
  /** Translation key of the title. */
  readonly titleKey: string
  readonly rules: SlotRules
  /** The slots before the player's own. */
  readonly own: SlotStore
  /** Asked every tick; false closes the window. */
  isUsableBy(player: Player): boolean
  /** Numbers that the window shows besides items, by property number; sent when they change. */
  properties(): readonly number[]
  /** A click has changed one of the source's own slots. */
  changed?(player: Player, slot: number, before: ItemStack | null, after: ItemStack | null): void
  /** An offer was taken from the result slot, once for each use of it. */
  taken?(player: Player, crafting: Crafting): void
  /** The text of an anvil's name field. */
  rename?(text: string): void
  /** A button of the window, by its number: any that the client names. */
  pressButton?(button: number): void
  /** The trade chosen in a merchant's list; moves the payment in. */
  select?(player: Player, trade: number): void
  /** Called once the window is open, after its slots were sent. */
  opened?(player: Player, windowId: number): void
  /** What lies in the window and is the player's own, and not the block's. Left out: nothing. */
  aside?(): readonly ItemStack[]
  /** Called once when the window closes: takes out what belongs to the player rather than to the block. */
  closed(): readonly ItemStack[]
}

/** Furthest that a player may stand from a block whose window is open, in blocks (vanilla). */
const reachBlocks = 8

/** True while a block of this name is there and near. */
export function isNear(
  player: Player,
  { x, y, z }: { readonly x: number; readonly y: number; readonly z: number },
): boolean {
  const { position } = player.body
  return Math.hypot(position.x - x - 0.5, position.y - y - 0.5, position.z - z - 0.5) <= reachBlocks
}
