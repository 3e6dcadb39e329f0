import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { useWears } from './use-wears.ts'

const shovels = ['wooden', 'stone', 'iron', 'golden', 'diamond', 'netherite'].map((tier) => `${tier}_shovel`)
/** What a shovel flattens: in 1.16.5 grass alone, from 1.17 on other soils too. */
const flattened = {
  grass_path: ['grass_block'],
  dirt_path: ['grass_block', 'dirt', 'podzol', 'coarse_dirt', 'mycelium', 'rooted_dirt'],
} as const

/**
 * A shovel flattens soil with nothing on it to a path, but not from below (vanilla `ShovelItem.useOn`). A path under a
 * solid block becomes dirt.
 */
export const paths: Mechanic = {
  name: 'paths',
  install(server: EmbeddedServer): void {
    const { world, blocks, updates } = server
    const path = blocks.isBlock('dirt_path') ? 'dirt_path' : 'grass_path'
    const soils: readonly string[] = flattened[path]
    const pathState = blocks.stateOf(path)
    for (const shovel of shovels) {
      server.onItemUse(shovel, (player, { x, y, z, state, face }, slot) => {
        const isFree = face !== 0 && world.stateAt(x, y + 1, z) === 0
        if (!isFree || !soils.includes(blocks.nameOf(state))) return false
        world.setState(x, y, z, pathState)
        useWears(server, player, slot)
        return true
      })
    }

    const isBuried = (x: number, y: number, z: number): boolean => {
      const above = world.stateAt(x, y + 1, z)
      return world.states.solid[above] === 1 && !blocks.nameOf(above).endsWith('_fence_gate')
    }
    const bury = updates.kindOfTick((x, y, z) => {
      const isPath = world.stateAt(x, y, z) === pathState
      if (isPath && isBuried(x, y, z)) world.setState(x, y, z, blocks.stateOf('dirt'))
    })
    updates.onUpdate([pathState], (x, y, z) => {
      if (isBuried(x, y, z)) bury(x, y, z, 1)
    })
  },
}
