import { createStack } from '../server/item-stack.ts'
import { castLook } from '../server/look-ray.ts'
import { integerField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'
import { exchangeOne } from './exchange-held.ts'
import { placeFluid, takeFluid } from './fluid-sources.ts'
import { faceOffset } from './placement-state.ts'

/** How far a bucket reaches from the eyes, in blocks (vanilla 1.16.5). */
const reachBlocks = 5

/** A bucket scoops up the source that is looked at, or pours its own out before the block that is looked at. */
export const buckets: Mechanic = {
  name: 'buckets',
  install(server: ServerContext): void {
    const names = { bucket: 'bucket', water_bucket: 'water', lava_bucket: 'lava' } as const
    const contents = new Map(
      Object.entries(names).map(([item, content]) => [server.rules.itemId(item), content]),
    )
    server.onPacket('use_item', (player, fields) => {
      const hand = integerField(fields, 'hand', 0, 1)
      if (!player.alive) return
      const slot = hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
      const stack = player.inventory.stackAt(slot)
      const content = stack === null ? undefined : contents.get(stack.item)
      if (content === undefined) return
      if (content === 'bucket') scoop(server, player, slot)
      else pour(server, player, slot, content)
    })
  },
}

function scoop(server: ServerContext, player: Player, slot: number): void {
  const hit = castLook(server, player.body, reachBlocks, true)
  if (hit === null) return
  const fluid = takeFluid(server, hit.x, hit.y, hit.z)
  if (fluid === null) return
  exchangeOne(player, slot, createStack(server.rules.itemId(`${fluid}_bucket`)))
}

function pour(server: ServerContext, player: Player, slot: number, fluid: 'water' | 'lava'): void {
  const hit = castLook(server, player.body, reachBlocks, false)
  if (hit === null) return
  const takesWater = server.blocks.propertiesOf(hit.state)['waterlogged'] === 'false'
  const [stepX, stepY, stepZ] = fluid === 'water' && takesWater ? [0, 0, 0] : faceOffset(hit.face)
  const [x, y, z] = [hit.x + stepX, hit.y + stepY, hit.z + stepZ]
  if (placeFluid(server, fluid, x, y, z)) {
    exchangeOne(player, slot, createStack(server.rules.itemId('bucket')))
  } else {
    // The client has poured already.
    player.send('block_change', { location: { x, y, z }, type: server.world.stateAt(x, y, z) })
    player.inventory.resend(slot)
  }
}
