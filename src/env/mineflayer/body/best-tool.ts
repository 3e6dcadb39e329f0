import type { Bot } from 'mineflayer'
import type { Block } from 'prismarine-block'
import type { Item } from 'prismarine-item'
import { heldItem, remainingDurability } from './carried.ts'

interface Timed {
  digTime(
    heldType: number | null,
    creative: boolean,
    inWater: boolean,
    notOnGround: boolean,
    enchantments: readonly unknown[],
    effects: unknown,
  ): number
  canHarvest(heldType: number | null): boolean | null
}

/** Ticks to break a block with an item (null: bare hand), standing on dry ground. Infinity for what cannot be broken. */
export function digTicks(bot: Bot, block: Block, item: Item | null): number {
  const enchantments = (item as unknown as { enchants?: readonly unknown[] } | null)?.enchants ?? []
  const effects = (bot.entity as unknown as { effects?: unknown }).effects ?? {}
  const timeMs = (block as unknown as Timed).digTime(
    item?.type ?? null,
    false,
    false,
    false,
    enchantments,
    effects,
  )
  return timeMs / 50
}

/** True if breaking the block with the item (null: bare hand) yields its drop. */
export function yieldsDrop(block: Block, item: Item | null): boolean {
  return Boolean((block as unknown as Timed).canHarvest(item?.type ?? null))
}

/** The last uses of a tool are kept for what it alone can break, while another breaks the block within this time. */
const scarceUses = 16
const patientTicks = 40

/**
 * The carried item that breaks a block fastest; null is the bare hand. Where tools are equally fast the one that wears out
 * is spared: the hand comes first, then the tool with the fewest uses left. With `forDrop` only items that yield the drop
 * are considered; undefined when none does.
 */
export function bestTool(bot: Bot, block: Block): Item | null
export function bestTool(bot: Bot, block: Block, forDrop: boolean): Item | null | undefined
export function bestTool(bot: Bot, block: Block, forDrop = false): Item | null | undefined {
  const spared = choose(bot, block, forDrop, scarceUses)
  if (spared !== undefined && digTicks(bot, block, spared) <= patientTicks) return spared
  return choose(bot, block, forDrop, 0)
}

/** As `bestTool`, among the tools with more uses left than `keptUses`. */
function choose(bot: Bot, block: Block, forDrop: boolean, keptUses: number): Item | null | undefined {
  let best: Item | null | undefined = !forDrop || yieldsDrop(block, null) ? null : undefined
  let bestTicks = best === null ? digTicks(bot, block, null) : Infinity
  let bestUses = 0
  for (const item of bot.inventory.items()) {
    const uses = remainingDurability(item)
    if (uses === null || uses <= keptUses || (forDrop && !yieldsDrop(block, item))) continue
    const ticks = digTicks(bot, block, item)
    const isBetter =
      best === undefined || ticks < bestTicks || (ticks === bestTicks && best && uses < bestUses)
    if (!isBetter) continue
    best = item
    bestTicks = ticks
    bestUses = uses
  }
  return best
}

/**
 * Takes an item into the hand; null frees the hand of anything that wears out. Resolves when the client has it there;
 * rejects as mineflayer does when the server refuses.
 */
export async function takeInHand(bot: Bot, item: Item | null): Promise<void> {
  const held = heldItem(bot)
  if (item) {
    if (held?.slot !== item.slot || held.type !== item.type) await bot.equip(item, 'hand')
    return
  }
  if (!held || remainingDurability(held) === null) return
  for (let slot = 0; slot < 9; slot++) {
    const other = bot.inventory.slots[36 + slot]
    if (!other || remainingDurability(other) === null) {
      bot.setQuickBarSlot(slot)
      return
    }
  }
}
