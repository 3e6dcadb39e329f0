import { afterEach, describe, expect, it } from 'vitest'
import { DeedBench } from '../support/deed-bench.ts'
import type { WorldInput } from '../support/deed-bench.ts'

interface ListenerCounts {
  eventNames(): readonly (string | symbol)[]
  listenerCount(event: never): number
}

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

describe('craft', () => {
  it('makes a wooden pickaxe from logs, through hand and table', async () => {
    bench = await DeedBench.open(lawnWith([['birch_log', 3]]))
    const steps = [
      { kind: 'craft', item: 'birch_planks', count: 12, budgetTicks: 200 },
      { kind: 'craft', item: 'crafting_table', count: 1, budgetTicks: 200 },
      { kind: 'craft', item: 'stick', count: 4, budgetTicks: 200 },
      { kind: 'place', block: 'crafting_table', budgetTicks: 200 },
      { kind: 'craft', item: 'wooden_pickaxe', count: 1, budgetTicks: 200 },
    ] as const
    for (const step of steps) expect((await bench.run(step)).obstacle).toBeNull()
    expect(bench.body.observe().inventory).toEqual({ birch_planks: 3, stick: 2, wooden_pickaxe: 1 })
  })

  it('uses the recipe it is given, and gets everything back when it makes nothing', async () => {
    bench = await DeedBench.open(lawnWith([['oak_planks', 4]]))
    const recipe = {
      rows: [
        ['oak_planks', null],
        [null, 'oak_planks'],
      ],
      result: 'stick',
      resultCount: 4,
    }
    const run = await bench.run({ kind: 'craft', item: 'stick', count: 1, recipe, budgetTicks: 200 })
    expect(run.obstacle?.kind).toBe('craft-failed')
    expect(run.obstacle?.detail).toContain('oak_planks - / - oak_planks')
    expect(bench.body.observe().inventory).toEqual({ oak_planks: 4 })
  })

  it('does not build what it is to make something of into the way to the table', async () => {
    const pillar = Array.from({ length: 7 }, (_, y) => [3, y, 0, 'bedrock'] as const)
    const given = [
      ['cobblestone', 3],
      ['stick', 2],
      ['dirt', 8],
    ] as const
    bench = await DeedBench.open(lawnWith(given, [...pillar, [3, 7, 0, 'crafting_table']]))
    const run = await bench.run({ kind: 'craft', item: 'stone_pickaxe', count: 1, budgetTicks: 900 })
    expect(run.obstacle).toBeNull()
    expect(bench.carried('stone_pickaxe')).toBe(1)
    expect(bench.carried('dirt')).toBeLessThan(8)
  })

  it('names what is missing before it touches anything', async () => {
    bench = await DeedBench.open(lawnWith([['oak_planks', 3]]))
    const short = await bench.run({ kind: 'craft', item: 'crafting_table', count: 1, budgetTicks: 200 })
    expect(short.obstacle).toMatchObject({ kind: 'missing-item', subject: 'oak_planks' })
    const unknown = await bench.run({ kind: 'craft', item: 'bedrock', count: 1, budgetTicks: 200 })
    expect(unknown.obstacle?.kind).toBe('recipe-unknown')
    const recipe = {
      rows: [['oak_planks', 'oak_planks', 'oak_planks']],
      result: 'oak_slab',
      resultCount: 6,
    }
    const stationless = await bench.run({
      kind: 'craft',
      item: 'oak_slab',
      count: 1,
      recipe,
      budgetTicks: 200,
    })
    expect(stationless.obstacle).toMatchObject({ kind: 'missing-station', subject: 'crafting_table' })
  })

  it('crafts more than one grid holds', async () => {
    bench = await DeedBench.open(
      lawnWith([
        ['oak_log', 64],
        ['oak_log', 20],
      ]),
    )
    const run = await bench.run({ kind: 'craft', item: 'oak_planks', count: 300, budgetTicks: 800 })
    expect(run.obstacle).toBeNull()
    expect(bench.carried('oak_planks')).toBe(300)
    expect(bench.carried('oak_log')).toBe(84 - 75)
  })
})

describe('smelt', () => {
  it('smelts with just enough fuel and takes the rest back', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['iron_ore', 5],
          ['oak_planks', 10],
        ],
        [[2, 0, 0, 'furnace']],
      ),
    )
    const run = await bench.run({
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 3,
      fuel: 'oak_planks',
      budgetTicks: 1000,
    })
    expect(run.obstacle).toBeNull()
    expect(run.trace.find(({ kind }) => kind === 'furnace-lit')?.data).toEqual({
      fuel: 'oak_planks',
      burnTicks: 300,
    })
    // Two planks burn for 600 ticks: three pieces of 200.
    expect(bench.body.observe().inventory).toEqual({ iron_ingot: 3, iron_ore: 2, oak_planks: 8 })
    expect(run.ticks).toBeLessThan(700)
  })

  it('shares the work among the furnaces in reach', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['gold_ore', 9],
          ['coal', 5],
        ],
        [
          [2, 0, 0, 'furnace'],
          [0, 0, 2, 'furnace'],
          [-2, 0, 0, 'furnace'],
          [0, 0, -2, 'furnace'],
        ],
      ),
    )
    const subgoal = { kind: 'smelt', input: 'gold_ore', item: 'gold_ingot', count: 8, fuel: 'coal' } as const
    const run = await bench.run({ ...subgoal, budgetTicks: 2000 })
    expect(run.obstacle).toBeNull()
    // Two pieces of 200 ticks in each, where one furnace takes 1,600.
    expect(run.ticks).toBeLessThan(450)
    expect(bench.body.observe().inventory).toEqual({ gold_ingot: 8, gold_ore: 1, coal: 1 })
  })

  it('walks to furnaces that stand together before it shares the work among them', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['iron_ore', 3],
          ['coal', 3],
        ],
        [
          [12, 0, 0, 'furnace'],
          [12, 0, 1, 'furnace'],
          [12, 0, 2, 'furnace'],
        ],
      ),
    )
    const subgoal = { kind: 'smelt', input: 'iron_ore', item: 'iron_ingot', count: 3, fuel: 'coal' } as const
    const run = await bench.run({ ...subgoal, budgetTicks: 2000 })
    expect(run.obstacle).toBeNull()
    expect(run.ticks).toBeLessThan(350)
    expect(bench.body.observe().inventory).toEqual({ iron_ingot: 3 })
  })

  it('says when the fuel does not burn, is missing, or no furnace is known', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['iron_ore', 1],
          ['cobblestone', 1],
          ['dirt', 9],
        ],
        [
          [2, 0, 0, 'furnace'],
          [0, 0, 2, 'furnace'],
        ],
      ),
    )
    const smelt = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 1,
      budgetTicks: 800,
    } as const
    expect((await bench.run({ ...smelt, fuel: 'cobblestone' })).obstacle?.kind).toBe('missing-fuel')
    expect((await bench.run({ ...smelt, fuel: 'coal' })).obstacle?.kind).toBe('missing-fuel')
    // More of what does not burn is no reason to wait beside a cold furnace.
    const vain = await bench.run({ ...smelt, fuel: 'dirt' })
    expect(vain.obstacle?.kind).toBe('missing-fuel')
    expect(vain.ticks).toBeLessThan(120)
    expect(bench.body.observe().inventory).toEqual({ cobblestone: 1, dirt: 9, iron_ore: 1 })
  })
})

describe('a furnace in which another fuel lies', () => {
  it('is used as it stands, and its fire is not told of the fuel that was asked for', async () => {
    const here = await DeedBench.open(
      lawnWith(
        [
          ['iron_ore', 1],
          ['dirt', 3],
          ['coal', 1],
        ],
        [[2, 0, 0, 'furnace']],
      ),
    )
    bench = here
    const { bot } = here.body
    const during = async <Value>(work: Promise<Value>): Promise<Value> => {
      const [result] = await Promise.all([work, here.wait(20)])
      return result
    }
    const block = bot.findBlock({ matching: bot.registry.blocksByName['furnace']!.id })!
    const furnace = await during(bot.openFurnace(block))
    await during(furnace.putFuel(here.itemId('coal'), null, 1))
    await bot.closeWindow(furnace)
    const smelt = { kind: 'smelt', input: 'iron_ore', item: 'iron_ingot', count: 1 } as const
    const run = await here.run({ ...smelt, fuel: 'dirt', budgetTicks: 600 })
    expect(run.obstacle).toBeNull()
    expect(here.carried('iron_ingot')).toBe(1)
    expect(run.trace.filter(({ kind }) => kind === 'furnace-lit')).toEqual([])
  })
})

describe('a deed that runs out of time', () => {
  it('leaves no window open and no listener behind, and what it began can be taken up again', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['iron_ore', 2],
          ['coal', 1],
        ],
        [[2, 0, 0, 'furnace']],
      ),
    )
    const { bot } = bench.body
    const listenersOf = (emitter: ListenerCounts): number =>
      emitter.eventNames().reduce((count, name) => count + emitter.listenerCount(name as never), 0)
    const listeners = (): number => listenersOf(bot) + listenersOf(bot._client)
    const before = listeners()
    const smelt = { kind: 'smelt', input: 'iron_ore', item: 'iron_ingot', count: 2, fuel: 'coal' } as const
    expect((await bench.run({ ...smelt, budgetTicks: 120 })).late).toBe(true)
    await bench.wait(20)
    expect(bot.currentWindow).toBeNull()
    expect(listeners()).toBe(before)
    expect((await bench.run({ ...smelt, budgetTicks: 600 })).obstacle).toBeNull()
    expect(bench.carried('iron_ingot')).toBe(2)
  })
})

describe('store', () => {
  it('empties the named items into a chest', async () => {
    bench = await DeedBench.open(
      lawnWith(
        [
          ['dirt', 64],
          ['dirt', 30],
          ['gravel', 3],
          ['stick', 2],
        ],
        [[2, 0, 0, 'chest']],
      ),
    )
    const run = await bench.run({ kind: 'store', items: ['dirt', 'gravel'], budgetTicks: 300 })
    expect(run.obstacle).toBeNull()
    expect(bench.body.observe().inventory).toEqual({ stick: 2 })
  })
})

describe('place', () => {
  it('shows what is left in the slot', async () => {
    bench = await DeedBench.open(lawnWith([['furnace', 2]]))
    const subgoal = { kind: 'place', block: 'furnace', budgetTicks: 200 } as const
    expect((await bench.run(subgoal)).obstacle).toBeNull()
    expect(bench.carried('furnace')).toBe(1)
    expect((await bench.run(subgoal)).obstacle).toBeNull()
    expect(bench.carried('furnace')).toBe(0)
  })

  it('says what is missing', async () => {
    bench = await DeedBench.open(lawnWith([]))
    const run = await bench.run({ kind: 'place', block: 'furnace', budgetTicks: 100 })
    expect(run.obstacle).toMatchObject({ kind: 'missing-item', subject: 'furnace' })
  })

  it('says at once that there is no spot in open water', async () => {
    const sea: [number, number, number, string][] = []
    for (let x = -6; x <= 6; x++)
      for (let z = -6; z <= 6; z++) for (let y = 0; y <= 7; y++) sea.push([x, y, z, 'water'])
    bench = await DeedBench.open(lawnWith([['furnace', 1]], sea))
    const run = await bench.run({ kind: 'place', block: 'furnace', budgetTicks: 200 })
    expect(run).toMatchObject({ obstacle: { kind: 'placement-refused' }, ticks: 0 })
  })

  it('finds room inside a corridor one block wide, and the way stays open', async () => {
    const hill: [number, number, number, string][] = []
    for (let x = -4; x <= 4; x++) {
      for (let y = 0; y <= 3; y++) {
        for (let z = -2; z <= 2; z++) if (z !== 0 || y > 1) hill.push([x, y, z, 'stone'])
      }
    }
    bench = await DeedBench.open(
      lawnWith(
        [
          ['furnace', 1],
          ['wooden_pickaxe', 1],
        ],
        hill,
      ),
    )
    const run = await bench.run({ kind: 'place', block: 'furnace', budgetTicks: 200 })
    expect(run.obstacle).toBeNull()
    const feet = bench.body.bot.entity.position.floored()
    for (const x of [-1, 0, 1]) {
      expect(bench.blockAt(feet.x + x, feet.y, feet.z)).toBe('air')
      expect(bench.blockAt(feet.x + x, feet.y + 1, feet.z)).toBe('air')
    }
    expect(bench.body.observe().blocks['furnace']?.count).toBe(1)
  })
})
