import type { EmbeddedServer } from '../server/embedded-server.ts'
import { stacksAlike, withCount } from '../server/item-stack.ts'
import { eyeHeightOf } from '../server/player-body.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createVersionData } from '../server/version-data.ts'
import { ItemEntity } from './item-entity.ts'

const blockDropDelayTicks = 10
const thrownDelayTicks = 40
const throwSpeed = 0.3
/** How often lying items look for others to join; vanilla looks every 2 ticks while moving, every 40 at rest. */
const mergeTicks = 20
/** How near two items must be to join, per axis sideways, in blocks. */
const mergeReachBlocks = 0.5
/** More items than this are never lying about: the oldest vanish first. */
const maximumItems = 2_000

/** Dropped items fall, lie, join others of their kind, burn in lava and fire, and vanish after five minutes. */
export const itemEntities: Mechanic = {
  name: 'item-entities',
  install(server: EmbeddedServer): void {
    const typeId = createVersionData(server.world.states.version).entityTypeId('item')
    const { random } = server
    const items = server.entities.items
    server.roles.dropStack = (stack, x, y, z, options = {}) => {
      const velocity = options.velocity ?? {
        x: random.next() * 0.2 - 0.1,
        y: 0.2,
        z: random.next() * 0.2 - 0.1,
      }
      const delay = options.pickupDelayTicks ?? blockDropDelayTicks
      const item = new ItemEntity(server, typeId, stack, { x, y, z }, { ...velocity }, delay)
      items.add(item)
      server.addEntity(item)
      if (items.size > maximumItems)
        for (const oldest of items) {
          vanish(oldest)
          return
        }
    }
    server.roles.throwStack = (player, stack) => {
      const { position, yawDegrees, pitchDegrees } = player.body
      const yaw = (yawDegrees * Math.PI) / 180
      const pitch = (pitchDegrees * Math.PI) / 180
      const angle = random.next() * Math.PI * 2
      const spread = 0.02 * random.next()
      const velocity = {
        x: -Math.sin(yaw) * Math.cos(pitch) * throwSpeed + Math.cos(angle) * spread,
        y: -Math.sin(pitch) * throwSpeed + 0.1 + (random.next() - random.next()) * 0.1,
        z: Math.cos(yaw) * Math.cos(pitch) * throwSpeed + Math.sin(angle) * spread,
      }
      const y = position.y + eyeHeightOf(player.body) - 0.3
      const options = { velocity, pickupDelayTicks: thrownDelayTicks }
      server.dropStack(stack, position.x, y, position.z, options)
    }
    server.onTick(() => {
      server.entities.step()
      if (items.size > 1 && server.tickNumber % mergeTicks === 0) mergeAll()
    })

    function vanish(item: ItemEntity): void {
      item.gone = true
      server.removeEntity(item)
    }

    function mergeAll(): void {
      const lying = [...items]
      for (const [index, item] of lying.entries()) {
        if (item.gone) continue
        for (const other of lying.slice(index + 1)) {
          if (!other.gone && isNear(item, other)) merge(item, other)
        }
      }
    }

    function merge(item: ItemEntity, other: ItemEntity): void {
      const total = item.stack.count + other.stack.count
      if (!stacksAlike(item.stack, other.stack) || total > server.rules.stackSizeOf(item.stack.item)) return
      item.stack = withCount(item.stack, total)!
      item.ageTicks = Math.min(item.ageTicks, other.ageTicks)
      item.pickupDelayTicks = Math.max(item.pickupDelayTicks, other.pickupDelayTicks)
      vanish(other)
      for (const player of server.players) {
        if (player.seenEntities.has(item.entityId)) item.showStackTo(player)
      }
    }
  },
}

function isNear(item: ItemEntity, other: ItemEntity): boolean {
  return (
    Math.abs(item.position.x - other.position.x) <= mergeReachBlocks &&
    Math.abs(item.position.z - other.position.z) <= mergeReachBlocks &&
    Math.abs(item.position.y - other.position.y) <= item.height
  )
}
