import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { WindowDesk } from './window-desk.ts'
import { chestRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

/** `block_action` of a chest: its lid follows the number of those who look in. */
const lidAction = 1

/** Every ender chest shows a player the same 27 stacks of its own; they outlive the chest and the player's death. */
export function installEnderChests(server: EmbeddedServer, desk: WindowDesk): void {
  const { world, blocks } = server
  const viewers = new Map<string, number>()
  const blockId = server.rules.registry.blocksByName['ender_chest']?.id ?? 0
  server.onBlockUse('ender_chest', (player, { x, y, z, state }) => {
    // A full block on the lid keeps it shut.
    if (blocks.suffocating[world.stateAt(x, y + 1, z)] === 1) return true
    const own = player.enderChest
    const look = (change: 1 | -1) => {
      const place = `${x},${y},${z}`
      const count = (viewers.get(place) ?? 0) + change
      if (count > 0) viewers.set(place, count)
      else viewers.delete(place)
      const fields = { location: { x, y, z }, byte1: lidAction, byte2: count, blockId }
      server.broadcastNear(x, z, 'block_action', fields)
    }
    desk.open(player, {
      type: 'minecraft:generic_9x3',
      titleKey: 'container.enderchest',
      rules: chestRules(server.rules, own.size),
      own,
      isUsableBy: (user) => world.stateAt(x, y, z) === state && isNear(user, { x, y, z }),
      properties: () => [],
      closed() {
        look(-1)
        return []
      },
    })
    look(1)
    return true
  })
}
