import { describe, expect, it } from 'vitest'
import { naturalBlocksOf } from '../../../../src/env/embedded/referee/natural-blocks.ts'
import { worldTruth } from '../../../../src/env/embedded/referee/world-truth.ts'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { loadWorldFile } from '../../../../src/env/embedded/world-file/load-world-file.ts'
import { worldFileSchema } from '../../../../src/env/embedded/world-file/world-file.ts'

const worlds = new URL('../../../../worlds', import.meta.url).pathname
const truthOf = (name: string) => worldTruth(loadWorldFile(name, worlds))

describe('the truth of an ordinary world', () => {
  const truth = truthOf('default')

  it('tells what blocks give on average, and to which tools', () => {
    const drop = (block: string, item: string) => truth.dropsOf(block).find((found) => found.item === item)
    expect(drop('iron_ore', 'iron_ore')?.tools?.[0]).toBe('stone_pickaxe')
    expect(drop('iron_ore', 'iron_ore')?.tools).not.toContain('golden_pickaxe')
    expect(drop('oak_log', 'oak_log')).toEqual({ item: 'oak_log', piecesPerUse: 1, tools: null })
    expect(drop('redstone_ore', 'redstone')?.piecesPerUse).toBe(4.5)
    expect(drop('gravel', 'flint')?.piecesPerUse).toBeCloseTo(0.1)
    expect(drop('gravel', 'gravel')?.piecesPerUse).toBeCloseTo(0.9)
    expect(drop('oak_leaves', 'oak_leaves')?.tools).toEqual(['shears'])
    expect(drop('carrots', 'carrot')?.piecesPerUse).toBeCloseTo(1 + 3 * 0.5714286)
    expect(truth.dropsOf('bedrock')).toEqual([])
  })

  it('crafts as the server does', () => {
    expect(truth.craft(['oak_log', null, null, null, null, null, null, null, null])).toEqual({
      item: 'oak_planks',
      count: 4,
    })
    expect(truth.craft(['dirt', null, null, null, null, null, null, null, null])).toBeNull()
  })

  it('knows furnaces, fuels, creatures, villagers and fluids', () => {
    expect(truth.smelting['iron_ore']).toBe('iron_ingot')
    expect(truth.fuels['coal']).toBe(1_600)
    expect(truth.fuels['dirt']).toBeUndefined()
    expect(truth.lootOf('cow').map(({ item }) => item)).toContain('leather')
    expect(truth.trades).toContainEqual({ item: 'emerald', give: 'stick', giveCount: 32 })
    expect(truth.fluids['water']).toBe('water_bucket')
    expect(truth.ores['diamond_ore']?.highestY).toBeGreaterThanOrEqual(15)
  })
})

it('is that of the shifted rules and ores', () => {
  const crafts = truthOf('shifted-crafts')
  expect(crafts.fuels['coal']).toBeUndefined()
  expect(crafts.smelting['cobblestone']).toBe('glass')
  expect(crafts.dropsOf('iron_ore')[0]?.tools?.[0]).toBe('wooden_pickaxe')
  const depths = truthOf('shifted-depths')
  expect(depths.dropsOf('iron_ore').map(({ item }) => item)).toEqual(['iron_nugget'])
  expect(depths.ores['diamond_ore']?.lowestY).toBeGreaterThan(20)
})

it('leaves out what a world does not have', () => {
  const peaceful = worldTruth(
    worldFileSchema.parse({ name: 'own', difficulty: 'peaceful', generator: { name: 'flat' } }),
  )
  expect([...peaceful.creatures.keys()]).not.toContain('zombie')
  expect(peaceful.trades).toEqual([])
  expect(peaceful.ores).toEqual({})
  expect([...peaceful.naturalBlocks.keys()]).toEqual(['bedrock', 'dirt', 'grass_block'])
})

it('lists every block that the generator lays', () => {
  const states = createBlockStates()
  const world = worldFileSchema.parse({ name: 'own' })
  if (world.generator.name !== 'overworld') throw new Error('an ordinary world is an overworld')
  const listed = new Set(['air', ...naturalBlocksOf(world).keys()])
  const generator = new OverworldGenerator(1, states, { ...world.generator.options, hamletDensity: 4 })
  const laid = new Set<number>()
  for (let chunk = 0; chunk < 144; chunk++) {
    const { sections } = generator.generate((chunk % 12) * 5, Math.floor(chunk / 12) * 5)
    for (const section of sections) section?.forEach((state) => laid.add(state))
  }
  const names = [...new Set([...laid].map((state) => states.nameOf(state)))]
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => !listed.has(name))).toEqual([])
})
