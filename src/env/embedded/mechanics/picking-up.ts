import type { EmbeddedServer } from '../server/embedded-server.ts'
import { playerBox } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import type { ItemEntity } from './item-entity.ts'

/** How far a body reaches for items beyond its own box (vanilla `inflate(1, 0.5, 1)`), in blocks. */
const sidewaysReachBlocks = 1
const verticalReachBlocks = 0.5

/** A living body takes the items around it that have lain long enough, as far as it can carry them. */
export const pickingUp: Mechanic = {
  name: 'picking-up',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const item of server.entities.items) {
        if (item.pickupDelayTicks > 0 || item.gone) continue
        for (const player of server.players) {
          if (player.alive && touches(player, item) && take(server, player, item)) break
        }
      }
    })
  },
}

function touches({ body }: PlayerSession, item: ItemEntity): boolean {
  const sideways = playerBox.width / 2 + sidewaysReachBlocks + item.width / 2
  const { position } = body
  return (
    Math.abs(item.position.x - position.x) < sideways &&
    Math.abs(item.position.z - position.z) < sideways &&
    item.position.y < position.y + playerBox.height + verticalReachBlocks &&
    item.position.y + item.height > position.y - verticalReachBlocks
  )
}

/** True when nothing is left of the item. */
function take(server: EmbeddedServer, player: PlayerSession, item: ItemEntity): boolean {
  const left = player.giveStack(item.stack)
  const taken = item.stack.count - (left?.count ?? 0)
  if (taken === 0) return false
  server.broadcastNear(item.position.x, item.position.z, 'collect', {
    collectedEntityId: item.entityId,
    collectorEntityId: player.entityId,
    pickupItemCount: taken,
  })
  if (left === null) {
    item.gone = true
    server.removeEntity(item)
    return true
  }
  item.stack = left
  for (const other of server.players) {
    if (other.seenEntities.has(item.entityId)) item.showStackTo(other)
  }
  return false
}
