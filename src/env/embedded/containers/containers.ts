import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { installAnvils } from './anvils.ts'
import { installBarrels } from './barrels.ts'
import { installChests } from './chests.ts'
import { installCraftingTables } from './crafting-table.ts'
import { Depots } from './depots.ts'
import { installEnderChests } from './ender-chests.ts'
import { installFurnaces } from './furnaces.ts'
import { installGrindstones } from './grindstones.ts'
import { installHoppers } from './hoppers.ts'
import { openMerchant } from './merchants.ts'
import { installSmithingTables } from './smithing-tables.ts'
import { installStonecutters } from './stonecutters.ts'
import { WindowDesk } from './window-desk.ts'

/** Windows: the inventory's grid and every block or merchant that opens one, through the clicks of real clients. */
export const containers: Mechanic = {
  name: 'containers',
  install(server: EmbeddedServer): void {
    const desk = new WindowDesk(server)
    installCraftingTables(server, desk)
    const depots = new Depots(server)
    installFurnaces(server, desk, depots)
    installChests(server, desk, depots)
    installBarrels(server, desk, depots)
    installHoppers(server, desk, depots)
    installEnderChests(server, desk)
    installStonecutters(server, desk)
    installGrindstones(server, desk)
    installAnvils(server, desk)
    installSmithingTables(server, desk)
    server.roles.asideOf = (player) => desk.asideOf(player)
    server.roles.openMerchant = (player, merchant) => openMerchant(server, desk, player, merchant)
  },
}
