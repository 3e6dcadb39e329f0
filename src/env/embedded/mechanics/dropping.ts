import { integerField } from '../server/packet-fields.ts'
import { withCount } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'

const dropStack = 3
const dropOne = 4
const swapHands = 6

/** The drop key throws what is in hand; the swap key changes the hands. */
export const dropping: Mechanic = {
  name: 'dropping',
  install(server: ServerContext): void {
    server.onPacket('block_dig', (player, fields) => {
      if (!player.alive) return
      const status = integerField(fields, 'status', 0, 6)
      if (status === dropStack) dropHeld(player, Number.POSITIVE_INFINITY)
      else if (status === dropOne) dropHeld(player, 1)
      else if (status === swapHands) swap(player)
    })
  },
}

function dropHeld(player: Player, most: number): void {
  const { inventory } = player
  const { held } = inventory
  if (held === null) return
  const count = Math.min(most, held.count)
  inventory.setStack(inventory.heldSlot, withCount(held, held.count - count))
  player.throwStack(withCount(held, count)!)
}

function swap({ inventory }: Player): void {
  const { held } = inventory
  inventory.setStack(inventory.heldSlot, inventory.stackAt(inventorySlots.offHand))
  inventory.setStack(inventorySlots.offHand, held)
}
