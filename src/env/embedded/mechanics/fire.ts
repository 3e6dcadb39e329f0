import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { faceOffset } from './placement-state.ts'
import { useWears } from './use-wears.ts'

/** Ticks between two looks at a fire: this, and a draw below the second number (vanilla). */
const fireDelay = { least: 30, spread: 10 } as const
/** From this age on a fire on bare ground goes out. */
const oldAge = 3
const oldest = 15
/** Under these a fire burns for ever (the overworld's share of vanilla's list). */
const eternal = /^(netherrack|magma_block)$/

/** Flint and steel lights a fire on firm ground; fire ages and goes out. It does not spread. */
export const fire: Mechanic = {
  name: 'fire',
  install(server: EmbeddedServer): void {
    const { world, blocks, random, updates } = server
    const isFire = (state: number) => blocks.nameOf(state) === 'fire'
    const ageOf = (state: number) => Number(blocks.propertiesOf(state)['age'])
    const standsFirm = (x: number, y: number, z: number) => blocks.fullCube[world.stateAt(x, y - 1, z)] === 1

    server.onItemUse('flint_and_steel', (player, use, slot) => {
      const [stepX, stepY, stepZ] = faceOffset(use.face)
      const [x, y, z] = [use.x + stepX, use.y + stepY, use.z + stepZ]
      if (world.stateAt(x, y, z) !== 0 || !standsFirm(x, y, z)) return false
      world.setState(x, y, z, blocks.stateOf('fire'))
      useWears(server, player, slot)
      return true
    })

    const burn = updates.kindOfTick((x, y, z) => {
      const state = world.stateAt(x, y, z)
      if (!isFire(state)) return
      burn(x, y, z, fireDelay.least + random.below(fireDelay.spread))
      if (eternal.test(blocks.nameOf(world.stateAt(x, y - 1, z)))) return
      const age = ageOf(state)
      if (age > oldAge) {
        world.setState(x, y, z, 0)
        return
      }
      const older = Math.min(oldest, age + Math.floor(random.below(3) / 2))
      if (older !== age)
        world.setState(x, y, z, blocks.stateOf('fire', { ...blocks.propertiesOf(state), age: older }))
    })
    updates.onUpdate(
      blocks.statesNamed((name) => name === 'fire'),
      (x, y, z) => {
        if (!standsFirm(x, y, z)) world.setState(x, y, z, 0)
        else burn(x, y, z, fireDelay.least + random.below(fireDelay.spread))
      },
    )
  },
}
