import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { useWears } from './use-wears.ts'

const axes = ['wooden', 'stone', 'iron', 'golden', 'diamond', 'netherite'].map((tier) => `${tier}_axe`)

/** An axe used on a log or on wood takes its bark off; the grain keeps its direction (vanilla `AxeItem.useOn`). */
export const stripping: Mechanic = {
  name: 'stripping',
  install(server: EmbeddedServer): void {
    const { world, blocks } = server
    for (const axe of axes) {
      server.onItemUse(axe, (player, { x, y, z, state }, slot) => {
        const stripped = `stripped_${blocks.nameOf(state)}`
        if (!blocks.isBlock(stripped)) return false
        world.setState(x, y, z, blocks.stateOf(stripped, blocks.propertiesOf(state)))
        useWears(server, player, slot)
        return true
      })
    }
  },
}
