import type { ServerContext } from '../server/server-context.ts'
import { grindstoneRules } from './station-rules.ts'
import { StationStore } from './station-window.ts'
import type { WindowDesk } from './window-desk.ts'
import { isNear } from './window-source.ts'

/** A grindstone makes one of two worn things of a kind. Closing it gives back what lies there. */
export function installGrindstones(server: ServerContext, desk: WindowDesk): void {
  const rules = grindstoneRules(server.rules)
  server.onBlockUse('grindstone', (player, { x, y, z, state }) => {
    const own = new StationStore()
    desk.open(player, {
      type: 'minecraft:grindstone',
      titleKey: 'container.grindstone_title',
      rules,
      own,
      isUsableBy: (user) => server.world.stateAt(x, y, z) === state && isNear(user, { x, y, z }),
      properties: () => [],
      aside: () => own.inputs(),
      closed: () => own.giveBack(),
    })
    return true
  })
}
