import { afterEach, describe, expect, it } from 'vitest'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { VillagerOffers } from '../../src/env/embedded/creatures/villager-offers.ts'
import { createRandom } from '../../src/env/random.ts'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { DeedBench } from '../support/deed-bench.ts'
import type { WorldInput } from '../support/deed-bench.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

function lawnWith(
  given: readonly (readonly [string, number])[],
  blocks: readonly (readonly [number, number, number, string])[] = [],
): WorldInput {
  return {
    name: 'lawn',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    givenItems: given.map(([item, count]) => ({ item, count })),
    placedBlocks: blocks.map(([x, y, z, block]) => ({ x, y, z, block, relativeTo: 'spawn' as const })),
  }
}

describe('repair', () => {
  it('wears a helmet down at a campfire and mends it in the grid with another', async () => {
    bench = await DeedBench.open(lawnWith([['iron_helmet', 2]], [[3, 0, 0, 'campfire']]))
    const unworn = await bench.run({ kind: 'repair', item: 'iron_helmet', station: 'grid', budgetTicks: 200 })
    expect(unworn.obstacle).toMatchObject({ kind: 'missing-item', subject: 'iron_helmet' })
    const worn = await bench.run({ kind: 'wear-down', item: 'iron_helmet', budgetTicks: 400 })
    expect(worn.obstacle).toBeNull()
    const { durables, health } = bench.body.observe()
    expect(durables.map(({ remainingDurability }) => remainingDurability)).toEqual([164, 165])
    expect(health).toBeGreaterThan(16)
    const mended = await bench.run({ kind: 'repair', item: 'iron_helmet', station: 'grid', budgetTicks: 200 })
    expect(mended.obstacle).toBeNull()
    const { tally, inventory } = bench.body.observe()
    expect(tally.repaired).toEqual({ iron_helmet: 1 })
    expect(tally.crafted).toEqual({})
    expect(inventory).toEqual({ iron_helmet: 1 })
  })

  it('digs itself room to step onto a campfire in a narrow corridor', async () => {
    const rock: [number, number, number, string][] = []
    for (let x = -1; x <= 4; x++)
      for (let y = 0; y <= 3; y++)
        for (let z = -1; z <= 1; z++) {
          const isCorridor = z === 0 && y <= 1 && x >= 0 && x <= 2
          if (!isCorridor) rock.push([x, y, z, 'stone'])
        }
    const given = [['iron_helmet', 1] as const, ['iron_pickaxe', 1] as const]
    bench = await DeedBench.open(lawnWith(given, [...rock, [2, 0, 0, 'campfire']]))
    const worn = await bench.run({ kind: 'wear-down', item: 'iron_helmet', budgetTicks: 600 })
    expect(worn.obstacle).toBeNull()
  })

  it('steps beside a campfire in a niche of a corridor before it digs what it cannot reach from afar', async () => {
    const rock: [number, number, number, string][] = []
    for (let x = -1; x <= 8; x++)
      for (let y = 0; y <= 3; y++)
        for (let z = -2; z <= 2; z++) {
          const isCorridor = z === 0 && y <= 1 && x >= 0 && x <= 7
          if (!isCorridor && !(x === 6 && y === 0 && z === 1)) rock.push([x, y, z, 'stone'])
        }
    const given = [['iron_helmet', 1] as const, ['iron_pickaxe', 1] as const]
    bench = await DeedBench.open(lawnWith(given, [...rock, [6, 0, 1, 'campfire']]))
    const worn = await bench.run({ kind: 'wear-down', item: 'iron_helmet', budgetTicks: 600 })
    expect(worn.obstacle).toBeNull()
  })

  it('joining two new ones is no repair', async () => {
    bench = await DeedBench.open(lawnWith([['iron_helmet', 2]]))
    const run = await bench.run({ kind: 'repair', item: 'iron_helmet', station: 'grid', budgetTicks: 200 })
    expect(run.obstacle?.detail).toContain('worn')
    expect(bench.carried('iron_helmet')).toBe(2)
  })

  it.each([
    ['grindstone', undefined],
    ['anvil', undefined],
    ['anvil', 'iron_ingot'],
  ] as const)('uses a %s (%s)', async (station, material) => {
    bench = await DeedBench.open(lawnWith([['iron_ingot', 3]], [[3, 0, 0, station]]))
    const player = bench.server.players[0]!
    const helmet = player.inventory.stackAt(36)!.item
    const id = bench.itemId('iron_helmet')
    expect(helmet).not.toBe(id)
    player.inventory.setStack(37, createStack(id, 1, 100))
    if (material === undefined) player.inventory.setStack(5, createStack(id, 1, 60))
    await bench.wait(3)
    const repair = {
      kind: 'repair',
      item: 'iron_helmet',
      station,
      budgetTicks: 600,
      ...(material === undefined ? {} : { material }),
    } as const
    if (station === 'anvil') {
      const poor = await bench.run(repair)
      expect(poor.obstacle?.kind).toBe('craft-failed')
      player.gainExperience(60)
      await bench.wait(3)
    }
    expect((await bench.run(repair)).obstacle).toBeNull()
    expect(bench.body.observe().tally.repaired).toEqual({ iron_helmet: 1 })
    expect(bench.carried('iron_helmet')).toBe(1)
    expect(bench.carried('iron_ingot')).toBe(material === undefined ? 3 : 0)
  })
})

describe('wash', () => {
  it('dyes a plain tunic, fills the cauldron and washes it', async () => {
    const given = [
      ['leather_chestplate', 1],
      ['red_dye', 2],
      ['water_bucket', 1],
    ] as const
    bench = await DeedBench.open(lawnWith(given, [[4, 0, 1, 'cauldron']]))
    const plain = await bench.run({ kind: 'wash', item: 'leather_chestplate', budgetTicks: 200 })
    expect(plain.obstacle).toMatchObject({ kind: 'missing-item', subject: 'leather_chestplate' })
    const run = await bench.run({
      kind: 'wash',
      item: 'leather_chestplate',
      dye: 'red_dye',
      budgetTicks: 600,
    })
    expect(run.obstacle).toBeNull()
    const { tally, inventory } = bench.body.observe()
    expect(tally.washed).toEqual({ leather_chestplate: 1 })
    expect(inventory).toEqual({ leather_chestplate: 1, red_dye: 1, bucket: 1 })
  })

  it('says that the cauldron is empty', async () => {
    const given = [
      ['leather_boots', 1],
      ['lime_dye', 1],
    ] as const
    bench = await DeedBench.open(lawnWith(given, [[3, 0, 0, 'cauldron']]))
    const run = await bench.run({ kind: 'wash', item: 'leather_boots', dye: 'lime_dye', budgetTicks: 400 })
    expect(run.obstacle).toMatchObject({ kind: 'missing-item', subject: 'water_bucket' })
    expect(bench.carried('leather_boots')).toBe(1)
  })
})

describe('fill-bucket', () => {
  it.each(['water', 'lava'] as const)('scoops %s', async (fluid) => {
    bench = await DeedBench.open(lawnWith([['bucket', 2]], [[4, -1, 2, fluid]]))
    const run = await bench.run({ kind: 'fill-bucket', fluid, budgetTicks: 400 })
    expect(run.obstacle).toBeNull()
    expect(bench.body.observe().inventory).toEqual({ bucket: 1, [`${fluid}_bucket`]: 1 })
  })
})

describe('trade', () => {
  it('pays a villager, counts each trade, and stops where its stock ends', async () => {
    bench = await DeedBench.open(
      lawnWith([
        ['coal', 64],
        ['emerald', 3],
      ]),
    )
    const { server } = bench
    const { x, y, z } = bench.body.bot.entity.position
    const villager = server.creatures!.spawn(speciesByName.villager, { x: x + 5, y, z })
    villager.offers = new VillagerOffers('armorer', { ...createRandom(1), below: () => 0 })
    const coal = villager.offers.list.findIndex(({ first }) => first.item === 'coal')
    expect(coal).toBeGreaterThanOrEqual(0)
    await bench.wait(25)
    const trade = {
      kind: 'trade',
      entity: 'villager',
      give: 'coal',
      take: 'emerald',
      budgetTicks: 600,
    } as const
    expect((await bench.run({ ...trade, count: 2 })).obstacle).toBeNull()
    await bench.wait(40)
    const { tally, inventory } = bench.body.observe()
    expect(tally.traded).toBe(2)
    expect(inventory).toEqual({ coal: 34, emerald: 5 })
    expect(villager.offers.list[coal]?.uses).toBe(2)
    expect(villager.mind.customer).toBeNull()
    expect(server.players[0]!.body.experienceTotal).toBeGreaterThanOrEqual(6)

    const dear = await bench.run({ ...trade, count: 5 })
    expect(dear.obstacle).toMatchObject({ kind: 'missing-item', subject: 'coal' })
    expect(bench.body.observe().inventory).toEqual({ coal: 4, emerald: 7 })
    const wrong = await bench.run({ ...trade, take: 'bread', count: 1 })
    expect(wrong.obstacle).toMatchObject({ kind: 'target-not-found', subject: 'bread' })
  })
})
