import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'
import type { DeedContext } from '../../deed.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { withinTicks } from './wait-until.ts'

/** Ticks until a click that nobody confirmed counts as refused. */
const clickBudgetTicks = 60

interface SetSlotPacket {
  readonly windowId: number
  readonly slot: number
  readonly item: unknown
}

export type MouseButton = 'left' | 'right'

type ItemClass = (new () => Item) & { fromNotch(item: unknown): Item | null }
const loadItemClass = createRequire(import.meta.url)('prismarine-item') as (registry: unknown) => ItemClass

/**
 * Clicks one slot and waits for the server's confirmation. False if it was refused or not answered.
 *
 * Mineflayer replays the click on its own model after the server has spoken, which undoes what the server said about
 * result slots in the same breath, and it ignores the server's word on the cursor. Both are written back here:
 * `authoritative` names the slots in which the server's word goes before the replay.
 */
export async function clickSlot(
  context: DeedContext,
  window: InventoryWindow,
  slot: number,
  button: MouseButton,
  authoritative: (slot: number) => boolean = () => false,
): Promise<boolean> {
  const { bot } = context
  const told = new Map<number, unknown>()
  const cursor: unknown[] = []
  const onSetSlot = (packet: SetSlotPacket): void => {
    if (packet.windowId === window.id) told.set(packet.slot, packet.item)
    else if (packet.windowId === -1) cursor.push(packet.item)
  }
  bot._client.on('set_slot', onSetSlot)
  try {
    const clicked = await withinTicks(
      context,
      clickBudgetTicks,
      bot.clickWindow(slot, button === 'left' ? 0 : 1, 0),
    )
    const accepted = clicked.status === 'done'
    // After a refusal the server sends everything anew, and the confirmation may overtake it by a tick.
    if (!accepted) {
      const answered = clicked.status === 'failed'
      context.trace('click-refused', { window: String(window.type), slot, answered })
      await context.clock.waitTicks(2, context.signal)
    }
    for (const [changed, item] of told) {
      if (!accepted || authoritative(changed)) window.updateSlot(changed, itemOf(bot, item))
    }
    if (!accepted && cursor.length > 0) window.selectedItem = itemOf(bot, cursor.at(-1))
    return accepted
  } finally {
    bot._client.removeListener('set_slot', onSetSlot)
  }
}

function itemOf(bot: Bot, notch: unknown): Item | null {
  return loadItemClass(bot.registry).fromNotch(notch)
}
