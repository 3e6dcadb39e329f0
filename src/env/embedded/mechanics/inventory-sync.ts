import { toNotch } from '../server/item-notch.ts'
import { integerField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'

/** A client learns of every change to what it carries at the end of the tick, in the window that it looks at. */
export const inventorySync: Mechanic = {
  name: 'inventory-sync',
  install(server: ServerContext): void {
    server.onPacket('held_item_slot', (player, fields) => {
      const index = integerField(fields, 'slotId', 0, 8)
      if (index === player.inventory.heldIndex) return
      player.inventory.heldIndex = index
      player.body.attackTimerTicks = 0
    })
    server.onTick(() => {
      for (const player of server.players) sendChanges(player)
    })
  },
}

/** Sends the slots that changed since they were last sent. */
function sendChanges(player: Player): void {
  for (const slot of player.inventory.takeChanges()) {
    const shown = player.openWindow?.slotOfInventory(slot) ?? null
    player.send('set_slot', {
      windowId: shown === null ? 0 : player.openWindow!.id,
      slot: shown ?? slot,
      item: toNotch(player.inventory.stackAt(slot)),
    })
  }
}

/** Sends the whole inventory window, as at joining. */
export function sendInventory(player: Player): void {
  const items = []
  for (let slot = 0; slot < inventorySlots.count; slot++) {
    items.push(toNotch(player.inventory.stackAt(slot)))
  }
  player.inventory.forgetChanges()
  player.send('window_items', { windowId: 0, items })
}
