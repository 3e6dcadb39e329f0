import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { sendTime } from './joining.ts'

/** Ticks of a day and a night together. */
const dayTicks = 24_000
const tellTicks = 20

/** The sun moves one step a tick unless the world holds it; clients are told every second. */
export const dayCycle: Mechanic = {
  name: 'day-cycle',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      if (server.settings.gameRules.doDaylightCycle) server.timeOfDay = (server.timeOfDay + 1) % dayTicks
      if (server.tickNumber % tellTicks !== 0) return
      for (const player of server.players) sendTime(server, player)
    })
  },
}
