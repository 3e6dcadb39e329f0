import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createVersionData } from '../server/version-data.ts'
import { FallingBlockEntity } from './falling-block-entity.ts'

/** Ticks between losing the ground and beginning to fall (vanilla `FallingBlock`). */
const delayTicks = 2
const fallingName = /^(sand|red_sand|gravel|.*_concrete_powder|dragon_egg|anvil|chipped_anvil|damaged_anvil)$/
/** Water beside powder or above it makes it concrete. */
const wettingSides = [
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
] as const

/** Sand, gravel, concrete powder and anvils with nothing under them fall, as entities; powder hardens in water. */
export const fallingBlocks: Mechanic = {
  name: 'falling-blocks',
  install(server: EmbeddedServer): void {
    const { world, blocks, updates } = server
    const typeId = createVersionData(world.states.version).entityTypeId('falling_block')
    const falling = new Set(blocks.statesNamed((name) => fallingName.test(name)))
    const schedule = updates.kindOfTick((x, y, z) => {
      const state = world.stateAt(x, y, z)
      if (!falling.has(state) || y <= 0 || blocks.replaceable[world.stateAt(x, y - 1, z)] === 0) return
      world.setState(x, y, z, 0)
      server.addEntity(new FallingBlockEntity(server, typeId, state, x, y, z))
    })
    updates.onUpdate(
      blocks.statesNamed((name) => name.endsWith('_concrete_powder')),
      (x, y, z, state) => {
        const isWet = wettingSides.some(
          ([offsetX, offsetY, offsetZ]) =>
            blocks.fluid[world.stateAt(x + offsetX, y + offsetY, z + offsetZ)] === fluidKinds.water,
        )
        if (isWet) world.setState(x, y, z, blocks.stateOf(blocks.nameOf(state).replace('_powder', '')))
      },
    )
    updates.onUpdate(falling, (x, y, z) => {
      if (blocks.replaceable[world.stateAt(x, y - 1, z)] === 1) schedule(x, y, z, delayTicks)
    })
  },
}
