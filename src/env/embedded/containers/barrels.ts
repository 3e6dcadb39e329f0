import type { ServerContext } from '../server/server-context.ts'
import { BlockContainers } from './block-containers.ts'
import { type Depots, plainDepot } from './depots.ts'
import { ArrayStore } from './slot-store.ts'
import type { WindowDesk } from './window-desk.ts'
import { chestRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

const barrelSlots = 27

/** A barrel keeps 27 stacks, stands open while someone looks in, and drops them when broken. */
export function installBarrels(server: ServerContext, desk: WindowDesk, depots: Depots): void {
  const { world, blocks } = server
  const rules = chestRules(server.rules, barrelSlots)
  const viewers = new Map<ArrayStore, number>()
  const barrels = new BlockContainers(
    server,
    ['barrel'],
    () => new ArrayStore(barrelSlots),
    (barrel) => desk.closeWhere((source) => source.own === barrel),
  )
  depots.add(['barrel'], (x, y, z) => plainDepot(server.rules, barrels.at(x, y, z)))
  server.onBlockUse('barrel', (player, { x, y, z }) => {
    const own = barrels.at(x, y, z)
    const look = (change: 1 | -1) => {
      const count = (viewers.get(own) ?? 0) + change
      if (count > 0) viewers.set(own, count)
      else viewers.delete(own)
      const state = world.stateAt(x, y, z)
      if (blocks.nameOf(state) !== 'barrel') return
      world.setState(x, y, z, blocks.stateOf('barrel', { ...blocks.propertiesOf(state), open: count > 0 }))
    }
    desk.open(player, {
      type: 'minecraft:generic_9x3',
      titleKey: 'container.barrel',
      rules,
      own,
      isUsableBy: (user) => isNear(user, { x, y, z }),
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
