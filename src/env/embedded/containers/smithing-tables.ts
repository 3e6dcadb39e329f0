import type { ServerContext } from '../server/server-context.ts'
import { smithingRules } from './station-rules.ts'
import { StationStore } from './station-window.ts'
import type { WindowDesk } from './window-desk.ts'
import { isNear } from './window-source.ts'

/** A smithing table turns diamond gear into netherite gear. Closing it gives back what lies there. */
export function installSmithingTables(server: ServerContext, desk: WindowDesk): void {
  const rules = smithingRules(server.rules)
  server.onBlockUse('smithing_table', (player, { x, y, z, state }) => {
    const own = new StationStore()
    desk.open(player, {
      type: 'minecraft:smithing',
      titleKey: 'container.upgrade',
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
