import { createStack } from '../server/item-stack.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'
import { horizontalLook } from './placement-state.ts'
import { useWears } from './use-wears.ts'

/** Seeds that carving leaves (vanilla `PumpkinBlock.use`). */
const seeds = 4
const sides: Readonly<Record<number, string>> = { 2: 'north', 3: 'south', 4: 'west', 5: 'east' }
const opposite: Readonly<Record<string, string>> = {
  ...{ north: 'south', south: 'north' },
  ...{ west: 'east', east: 'west' },
}

/** Shears carve a pumpkin: its face looks out of the side that was used, or at the carver. */
export const carving: Mechanic = {
  name: 'carving',
  install(server: ServerContext): void {
    const { world, blocks, rules } = server
    server.onItemUse('shears', (player, { x, y, z, state, face }, slot) => {
      if (blocks.nameOf(state) !== 'pumpkin') return false
      const facing = sides[face] ?? opposite[horizontalLook(player.body.yawDegrees)]!
      world.setState(x, y, z, blocks.stateOf('carved_pumpkin', { facing }))
      server.dropStack(createStack(rules.itemId('pumpkin_seeds'), seeds), x + 0.5, y + 0.5, z + 0.5)
      useWears(server, player, slot)
      return true
    })
  },
}
