import { integerField } from '../server/packet-fields.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'
import { inventorySlots } from '../server/player-inventory.ts'

/** Armour in hand is put on when used, if nothing is worn there. */
export const dressing: Mechanic = {
  name: 'dressing',
  install(server: ServerContext): void {
    server.onPacket('use_item', (player, fields) => {
      if (!player.alive) return
      const { inventory } = player
      const hand = integerField(fields, 'hand', 0, 1)
      const slot = hand === 0 ? inventory.heldSlot : inventorySlots.offHand
      const stack = inventory.stackAt(slot)
      const wornSlot = stack === null ? null : server.rules.armourSlot(stack.item)
      if (wornSlot === null || server.rules.stackSizeOf(stack!.item) !== 1) return
      if (inventory.stackAt(wornSlot) !== null) return
      inventory.setStack(wornSlot, stack)
      inventory.setStack(slot, null)
    })
  },
}
