import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { installAnvils } from './anvils.ts'
import { installBarrels } from './barrels.ts'
import { installChests } from './chests.ts'
import { installCraftingTables } from './crafting-table.ts'
import { installFurnaces } from './furnaces.ts'
import { installGrindstones } from './grindstones.ts'
import { openMerchant } from './merchants.ts'
import { installSmithingTables } from './smithing-tables.ts'
import { WindowDesk } from './window-desk.ts'

/** Windows: the inventory's grid and every block or merchant that opens one, through the clicks of real clients. */
export const containers: Mechanic = {
  name: 'containers',
  install(server: EmbeddedServer): void {
    const desk = new WindowDesk(server)
    installCraftingTables(server, desk)
    installFurnaces(server, desk)
    installChests(server, desk)
    installBarrels(server, desk)
    installGrindstones(server, desk)
    installAnvils(server, desk)
    installSmithingTables(server, desk)
    server.roles.asideOf = (player) => desk.asideOf(player)
    server.roles.openMerchant = (player, merchant) => openMerchant(server, desk, player, merchant)
  },
}
