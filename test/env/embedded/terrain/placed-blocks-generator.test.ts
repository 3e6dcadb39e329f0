import { describe, expect, it } from 'vitest'
import { FlatGenerator } from '../../../../src/env/embedded/terrain/flat-generator.ts'
import { PlacedBlocksGenerator } from '../../../../src/env/embedded/terrain/placed-blocks-generator.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'

const states = createBlockStates()
const [ore, log] = [states.stateOf('iron_ore'), states.stateOf('oak_log')]

describe('placed blocks', () => {
  const generator = new PlacedBlocksGenerator(
    new FlatGenerator(states),
    [
      { x: -1, y: 4, z: 17, state: ore },
      { x: 5, y: 4, z: 5, state: ore },
      { x: 5, y: 4, z: 5, state: log },
      { x: 5, y: 300, z: 5, state: log },
    ],
    { x: 9.5, y: 4, z: 9.5 },
  )

  it('stand in the terrain, the later one winning', () => {
    const world = new BlockWorld(generator, states)
    expect(world.stateAt(-1, 4, 17)).toBe(ore)
    expect(world.stateAt(5, 4, 5)).toBe(log)
    expect(states.nameOf(world.stateAt(5, 3, 5))).toBe('grass_block')
  })

  it('come with a spawn of their own when one is given', () => {
    expect(generator.spawn()).toEqual({ x: 9.5, y: 4, z: 9.5 })
  })
})
