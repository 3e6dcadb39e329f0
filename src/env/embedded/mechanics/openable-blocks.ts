import type { BlockUse, Mechanic, Player, ServerContext } from '../server/server-context.ts'

const woods = [
  ...['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak', 'crimson', 'warped'],
  ...['mangrove', 'cherry', 'bamboo'],
]

/** Wooden doors, trapdoors and gates open and close when used. */
export const openableBlocks: Mechanic = {
  name: 'openable-blocks',
  install(server: ServerContext): void {
    const { world, blocks } = server
    const toggleAt = (x: number, y: number, z: number, open: boolean): void => {
      const state = world.stateAt(x, y, z)
      const properties = blocks.propertiesOf(state)
      if (properties['open'] === undefined) return
      world.setState(x, y, z, blocks.stateOf(blocks.nameOf(state), { ...properties, open }))
    }
    const use = (player: Player, { x, y, z, state }: BlockUse): boolean => {
      const { open, half } = blocks.propertiesOf(state)
      toggleAt(x, y, z, open !== 'true')
      if (half === 'lower') toggleAt(x, y + 1, z, open !== 'true')
      if (half === 'upper') toggleAt(x, y - 1, z, open !== 'true')
      return player.alive
    }
    for (const wood of woods) {
      for (const kind of ['door', 'trapdoor', 'fence_gate']) server.onBlockUse(`${wood}_${kind}`, use)
    }
  },
}
