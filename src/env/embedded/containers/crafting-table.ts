import type { Player, ServerContext } from '../server/server-context.ts'
import { ArrayStore } from './slot-store.ts'
import type { WindowDesk } from './window-desk.ts'
import { craftingTableRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

const gridStart = 1
const gridEnd = 10

/** A right-click on a crafting table opens a 3x3 grid of one's own; closing it gives back what lies there. */
export function installCraftingTables(server: ServerContext, desk: WindowDesk): void {
  const rules = craftingTableRules(server.rules)
  server.onBlockUse('crafting_table', (player, { x, y, z, state }) => {
    const own = new ArrayStore(gridEnd)
    const inGrid = () =>
      Array.from({ length: gridEnd - gridStart }, (_, index) => own.stackAt(gridStart + index)).filter(
        (stack) => stack !== null,
      )
    desk.open(player, {
      type: 'minecraft:crafting',
      titleKey: 'container.crafting',
      rules,
      own,
      isUsableBy: (user: Player) => server.world.stateAt(x, y, z) === state && isNear(user, { x, y, z }),
      properties: () => [],
      aside: inGrid,
      closed() {
        const left = inGrid()
        own.clear()
        return left
      },
    })
    return true
  })
}
