import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { connectedState, connectionKind } from './connected-state.ts'

/** Fences, walls, panes and bars reach out to what stands beside them, when placed and when that changes. */
export const connectingBlocks: Mechanic = {
  name: 'connecting-blocks',
  install(server: EmbeddedServer): void {
    const { world, blocks, updates } = server
    updates.onUpdate(
      blocks.statesNamed((name) => connectionKind(name) !== null),
      (x, y, z, state) => {
        world.setState(x, y, z, connectedState(server, state, x, y, z))
      },
    )
  },
}
