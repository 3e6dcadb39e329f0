import type { Mechanic } from '../server/server-context.ts'
import { installChests } from './chests.ts'
import { installCraftingTables } from './crafting-table.ts'
import { installFurnaces } from './furnaces.ts'
import { WindowDesk } from './window-desk.ts'

/** Windows: the inventory's grid, crafting tables, furnaces and chests, through the clicks of real clients. */
export const containers: Mechanic = {
  name: 'containers',
  install(server): void {
    const desk = new WindowDesk(server)
    installCraftingTables(server, desk)
    installFurnaces(server, desk)
    installChests(server, desk)
  },
}
