import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { onRandomTick } from './random-ticks.ts'

/** Random ticks from one block of growth to the next, less one (vanilla: age 0-15). */
const ripeAge = 15
const highestPlant = 3

/** Sugar cane and cactus grow by a block every sixteen random ticks, to a height of three. */
export const tallPlants: Mechanic = {
  name: 'tall-plants',
  install(server: EmbeddedServer): void {
    const { world, blocks } = server
    for (const plant of ['sugar_cane', 'cactus']) {
      const states = blocks.statesNamed((name) => name === plant)
      const isPlant = (state: number) => states.includes(state)
      onRandomTick(server, states, (x, y, z, state) => {
        if (world.stateAt(x, y + 1, z) !== 0) return
        let height = 1
        while (height < highestPlant && isPlant(world.stateAt(x, y - height, z))) height++
        if (height >= highestPlant) return
        const age = Number(blocks.propertiesOf(state)['age'])
        if (age >= ripeAge) world.setState(x, y + 1, z, blocks.stateOf(plant, { age: 0 }))
        world.setState(x, y, z, blocks.stateOf(plant, { age: age >= ripeAge ? 0 : age + 1 }))
      })
    }
  },
}
