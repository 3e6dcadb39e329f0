import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'

/** What blocks have scheduled for this tick happens before everything else does. */
export const blockTicks: Mechanic = {
  name: 'block-ticks',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      server.updates.step()
    })
  },
}
