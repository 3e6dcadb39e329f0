import { describe, expect, it } from 'vitest'
import { ordinaryOverworld } from '../../../../src/env/embedded/terrain/terrain-options.ts'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { columnState } from '../../../../src/env/embedded/world/column.ts'

const states = createBlockStates()
const reach = 20
const timeoutMs = 60_000

function residents(generator: OverworldGenerator) {
  const found = []
  for (let x = -reach; x < reach; x++) {
    for (let z = -reach; z < reach; z++) found.push(...generator.residents(x, z))
  }
  return found
}

describe('hamlets', () => {
  it.each([1, 2, 3])(
    'lie within a walk of the spawn with a farmer and a field (seed %i)',
    (seed) => {
      const generator = new OverworldGenerator(seed, states)
      const all = residents(generator)
      const farmer = all.find(({ profession }) => profession === 'farmer')!
      expect(all.length).toBeGreaterThanOrEqual(4)
      const names = new Set<string>()
      for (let chunkX = (farmer.x >> 4) - 1; chunkX <= (farmer.x >> 4) + 1; chunkX++) {
        for (let chunkZ = (farmer.z >> 4) - 1; chunkZ <= (farmer.z >> 4) + 1; chunkZ++) {
          const column = generator.generate(chunkX, chunkZ)
          for (const section of column.sections)
            for (const state of section ?? []) names.add(states.nameOf(state))
        }
      }
      for (const name of ['wheat', 'carrots', 'farmland', 'crafting_table', 'grass_path'])
        expect(names).toContain(name)
    },
    timeoutMs,
  )

  it('leave room for the villagers to stand', () => {
    const generator = new OverworldGenerator(1, states)
    for (const { x, y, z } of residents(generator)) {
      const [blockX, blockZ] = [Math.floor(x), Math.floor(z)]
      const column = generator.generate(blockX >> 4, blockZ >> 4)
      const at = (height: number) => columnState(column, blockX & 15, height, blockZ & 15)
      expect([states.solid[at(y - 1)], states.solid[at(y)], states.solid[at(y + 1)]]).toEqual([1, 0, 0])
    }
  })

  it('are the same in whatever order columns are asked for, and none where the options say so', () => {
    const generator = new OverworldGenerator(2, states)
    const [first] = residents(generator)
    const [chunkX, chunkZ] = [first!.x >> 4, first!.z >> 4]
    const fresh = new OverworldGenerator(2, states)
    expect(fresh.generate(chunkX, chunkZ)).toEqual(generator.generate(chunkX, chunkZ))
    expect(residents(new OverworldGenerator(2, states, { ...ordinaryOverworld, hamletDensity: 0 }))).toEqual(
      [],
    )
  })
})
