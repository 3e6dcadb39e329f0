import type { ItemStack } from '../server/item-stack.ts'
import { type NotchItem, toNotch } from '../server/item-notch.ts'
import type { PlayerInventory } from '../server/player-inventory.ts'
import type { Player } from '../server/server-context.ts'
import type { SlotRules } from './slot-rules.ts'
import type { WindowSource } from './window-source.ts'

/** First inventory slot that a block's window shows. */
const mainStart = 9
const hotbarEnd = 45
const offHand = 45

/** The slots of a window that a player looks at: the block's own and the player's, under one numbering. */
export class WindowView {
  readonly id: number
  /** Null for the inventory itself, window 0. */
  readonly source: WindowSource | null
  readonly rules: SlotRules
  readonly #inventory: PlayerInventory
  readonly #changedOwn = new Set<number>()
  readonly #stopWatching: () => void
  #toldProperties: readonly number[] = []

  constructor(id: number, rules: SlotRules, inventory: PlayerInventory, source: WindowSource | null) {
    this.id = id
    this.source = source
    this.rules = rules
    this.#inventory = inventory
    this.#stopWatching = source?.own.watch((slot) => this.#changedOwn.add(slot)) ?? (() => undefined)
  }

  /** This window's number of an inventory slot, or null when it does not show it. */
  slotOfInventory(inventorySlot: number): number | null {
    if (this.source === null) return inventorySlot
    const isShown = inventorySlot >= mainStart && inventorySlot < hotbarEnd
    return isShown ? inventorySlot - mainStart + this.source.own.size : null
  }

  stackAt(slot: number): ItemStack | null {
    const own = this.source?.own
    if (own !== undefined && slot < own.size) return own.stackAt(slot)
    return this.#inventory.stackAt(this.#inventorySlot(slot))
  }

  setStack(slot: number, stack: ItemStack | null): void {
    const own = this.source?.own
    if (own !== undefined && slot < own.size) own.setStack(slot, stack)
    else this.#inventory.setStack(this.#inventorySlot(slot), stack)
  }

  /** Every slot that clicks may touch, the hidden off hand included. */
  stacks(): readonly (ItemStack | null)[] {
    return Array.from({ length: this.rules.totalCount }, (_, slot) => this.stackAt(slot))
  }

  /** Sends every shown slot, and the cursor to clients that take it along. */
  sendAll(player: Player, cursor: ItemStack | null = null): void {
    this.#changedOwn.clear()
    const items: NotchItem[] = []
    for (let slot = 0; slot < this.rules.shownCount; slot++) items.push(toNotch(this.stackAt(slot)))
    player.send('window_items', { windowId: this.id, items, carriedItem: toNotch(cursor) })
  }

  /** Sends the block's slots and numbers that changed since they were last sent. */
  sendOwnChanges(player: Player): void {
    for (const slot of this.#changedOwn) {
      player.send('set_slot', { windowId: this.id, slot, item: toNotch(this.stackAt(slot)) })
    }
    this.#changedOwn.clear()
    const properties = this.source?.properties() ?? []
    properties.forEach((value, property) => {
      if (this.#toldProperties[property] === value) return
      player.send('craft_progress_bar', { windowId: this.id, property, value })
    })
    this.#toldProperties = properties
  }

  /** Sends the player's slots that changed since they were last sent. */
  sendInventoryChanges(player: Player): void {
    for (const changed of this.#inventory.takeChanges()) {
      const shown = this.slotOfInventory(changed)
      const windowId = shown === null ? 0 : this.id
      const item = toNotch(this.#inventory.stackAt(changed))
      player.send('set_slot', { windowId, slot: shown ?? changed, item })
    }
  }

  stopWatching(): void {
    this.#stopWatching()
  }

  #inventorySlot(slot: number): number {
    if (this.source === null) return slot
    return slot === this.rules.offHand ? offHand : slot - this.source.own.size + mainStart
  }
}
