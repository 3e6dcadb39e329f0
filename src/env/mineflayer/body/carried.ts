import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'
import type { DurableItem, EquipmentSlot } from '../../world-state.ts'

interface OpenWindow {
  readonly slots: readonly (Item | null)[]
  readonly selectedItem: Item | null
  readonly inventoryStart: number
  readonly inventoryEnd: number
}

/** Slots of the player's own window that hold worn pieces and the off hand (protocol of 1.9 and later). */
const wornSlots = { head: 5, torso: 6, legs: 7, feet: 8, 'off-hand': 45 } as const

/**
 * Calls back for every carried stack: main inventory and hotbar, worn pieces, off hand, and the cursor. While a container
 * is open the client keeps the 36 slots in its window, so they are read from there. Returns the free slots among the 36.
 */
export function eachCarried(bot: Bot, visit: (item: Item) => void): number {
  const window = (bot.currentWindow ?? bot.inventory) as unknown as OpenWindow
  let emptySlots = 0
  for (let slot = window.inventoryStart; slot < window.inventoryEnd; slot++) {
    const item = window.slots[slot]
    if (item) visit(item)
    else emptySlots++
  }
  for (const slot of Object.values(wornSlots)) {
    const item = bot.inventory.slots[slot]
    if (item) visit(item)
  }
  if (window.selectedItem) visit(window.selectedItem)
  return emptySlots
}

/** Counts of carried items by name, in alphabetical order. */
export function countCarried(bot: Bot): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  eachCarried(bot, (item) => counts.set(item.name, (counts.get(item.name) ?? 0) + item.count))
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** A number that changes when the carried items do (their kinds, counts or slots). Cheap enough for every tick. */
export function carriedChecksum(bot: Bot): number {
  let sum = 17
  const empty = eachCarried(bot, (item) => {
    sum = (Math.imul(sum, 31) + item.type * 131 + item.count) | 0
  })
  return Math.imul(sum, 31) + empty
}

/** What is held and worn. */
export function equipmentOf(bot: Bot): Readonly<Partial<Record<EquipmentSlot, string>>> {
  const equipment: Partial<Record<EquipmentSlot, string>> = {}
  const held = heldItem(bot)
  if (held) equipment.hand = held.name
  for (const [slot, index] of Object.entries(wornSlots) as [keyof typeof wornSlots, number][]) {
    const item = bot.inventory.slots[index]
    if (item) equipment[slot] = item.name
  }
  return equipment
}

/** The item in the hand, or null. */
export function heldItem(bot: Bot): Item | null {
  return bot.heldItem ?? null
}

/** Carried items that wear out, by name, then by uses left. */
export function durablesOf(bot: Bot): readonly DurableItem[] {
  const durables: DurableItem[] = []
  eachCarried(bot, (item) => {
    const remaining = remainingDurability(item)
    if (remaining !== null) durables.push({ item: item.name, remainingDurability: remaining })
  })
  return durables.sort(
    (one, other) =>
      (one.item < other.item ? -1 : one.item > other.item ? 1 : 0) ||
      one.remainingDurability - other.remainingDurability,
  )
}

/** Uses left of an item, or null if it does not wear out. */
export function remainingDurability(item: Item): number | null {
  const { maxDurability, durabilityUsed } = item as unknown as {
    maxDurability?: number
    durabilityUsed?: number
  }
  return maxDurability === undefined || maxDurability === 0 ? null : maxDurability - (durabilityUsed ?? 0)
}
