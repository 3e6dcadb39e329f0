import { afterEach, describe, expect, it } from 'vitest'
import type { Subgoal } from '../../src/env/index.ts'
import { DeedBench } from '../support/deed-bench.ts'
import type { WorldInput } from '../support/deed-bench.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

/** A lawn with blocks around the spawn; y 0 is where the feet are. */
function lawn(
  blocks: readonly (readonly [number, number, number, string])[],
  given: readonly (readonly [string, number])[] = [],
): WorldInput {
  return {
    name: 'lawn',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    givenItems: given.map(([item, count]) => ({ item, count })),
    placedBlocks: blocks.map(([x, y, z, block]) => ({ x, y, z, block, relativeTo: 'spawn' as const })),
  }
}

function gather(blocks: readonly string[], item: string, count: number, budgetTicks: number): Subgoal {
  return { kind: 'gather', blocks, item, count, budgetTicks }
}

function tree(x: number, z: number): [number, number, number, string][] {
  const blocks: [number, number, number, string][] = []
  for (let y = 0; y < 6; y++) blocks.push([x, y, z, 'oak_log'])
  for (const y of [3, 4]) {
    for (let dx = -2; dx <= 2; dx++) {
      for (let dz = -2; dz <= 2; dz++)
        if (dx !== 0 || dz !== 0) blocks.push([x + dx, y, z + dz, 'oak_leaves'])
    }
  }
  for (const [dx, dz] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const)
    blocks.push([x + dx, 5, z + dz, 'oak_leaves'])
  blocks.push([x, 6, z, 'oak_leaves'])
  return blocks
}

describe('gather', () => {
  it('fells a whole tree by hand and has all six logs', async () => {
    bench = await DeedBench.open(lawn(tree(4, 1)))
    const run = await bench.run(gather(['oak_log'], 'oak_log', 6, 1200))
    expect(run.obstacle).toBeNull()
    expect(bench.carried('oak_log')).toBe(6)
  })

  it('digs its way through leaves with an axe in hand, and no dig is put back', async () => {
    const hedge: [number, number, number, string][] = []
    for (let x = -2; x <= 2; x++) {
      for (let z = -2; z <= 2; z++) {
        if (Math.max(Math.abs(x), Math.abs(z)) < 2) continue
        for (const y of [0, 1, 2]) hedge.push([x, y, z, 'oak_leaves'])
      }
    }
    const mast = [0, 1, 2, 3, 4, 5, 6, 7].map((y): [number, number, number, string] => [7, y, 0, 'oak_log'])
    bench = await DeedBench.open(lawn([...hedge, ...mast], [['stone_axe', 1]]))
    const run = await bench.run(gather(['oak_log'], 'oak_log', 1, 600))
    expect(run.obstacle).toBeNull()
    const digs = run.trace.filter(({ kind }) => kind === 'dig-end')
    expect(digs.length).toBeGreaterThan(0)
    expect(digs.every(({ data }) => data['broken'] === true)).toBe(true)
  })

  it('follows a vein that only digging shows', async () => {
    const vein: [number, number, number, string][] = []
    for (let x = 3; x <= 6; x++)
      for (let y = -1; y <= 2; y++) for (let z = -1; z <= 2; z++) vein.push([x, y, z, 'stone'])
    for (const [x, y, z] of [
      [3, 0, 0],
      [4, 0, 0],
      [5, 0, 0],
      [5, 1, 0],
      [5, 1, 1],
    ] as const)
      vein.push([x, y, z, 'coal_ore'])
    bench = await DeedBench.open(lawn(vein, [['wooden_pickaxe', 1]]))
    bench.body.perceived.look()
    expect(bench.body.observe().blocks['coal_ore']?.count).toBe(1)
    const run = await bench.run(gather(['coal_ore'], 'coal', 5, 1200))
    expect(run.obstacle).toBeNull()
    expect(bench.carried('coal')).toBe(5)
  })

  it('throws away stones to make room for what it was sent for', async () => {
    const stones = Array.from({ length: 34 }, () => ['cobblestone', 64] as const)
    const carried: (readonly [string, number])[] = [['iron_pickaxe', 1], ['oak_planks', 1], ...stones]
    bench = await DeedBench.open(lawn([[3, 0, 0, 'diamond_ore']], carried))
    const run = await bench.run(gather(['diamond_ore'], 'diamond', 1, 600))
    expect(run.obstacle).toBeNull()
    expect(bench.carried('diamond')).toBe(1)
    expect(bench.carried('oak_planks')).toBe(1)
  })

  it('brings a drop out of a hole too low to enter', async () => {
    // The table stands in a pocket one block high, so that its drop can only be leaned towards.
    const wall: [number, number, number, string][] = []
    for (let z = -2; z <= 2; z++) for (let y = 0; y <= 3; y++) wall.push([2, y, z, 'stone'])
    const pocket: [number, number, number, string][] = wall.map((cell): [number, number, number, string] =>
      cell[1] === 0 && cell[2] === 0 ? [2, 0, 0, 'crafting_table'] : cell,
    )
    bench = await DeedBench.open(lawn(pocket))
    const run = await bench.run(gather(['crafting_table'], 'crafting_table', 1, 400))
    expect(run.obstacle).toBeNull()
    expect(bench.carried('crafting_table')).toBe(1)
  })

  it('names the missing tool and breaks nothing in vain', async () => {
    bench = await DeedBench.open(lawn([[3, 0, 0, 'iron_ore']], [['wooden_pickaxe', 1]]))
    const run = await bench.run(gather(['iron_ore'], 'iron_ore', 1, 600))
    expect(run.obstacle?.kind).toBe('missing-tool')
    expect(run.trace.some(({ kind }) => kind === 'dig-start')).toBe(false)
  })

  it('says when nothing is known, and when no more is known', async () => {
    bench = await DeedBench.open(lawn([[3, 0, 0, 'oak_log']]))
    const none = await bench.run(gather(['stone'], 'cobblestone', 1, 200))
    expect(none.obstacle?.kind).toBe('target-not-found')
    const few = await bench.run(gather(['oak_log'], 'oak_log', 2, 400))
    expect(few.obstacle?.kind).toBe('target-not-found')
    expect(bench.carried('oak_log')).toBe(1)
  })

  it('walls off the lava lake at whose shore an ore lies, and takes the ore', async () => {
    // The ore lies in the shore, level with the lake: lava would come in from two sides.
    const lake: [number, number, number, string][] = []
    for (let x = 4; x <= 7; x++)
      for (let z = 0; z <= 3; z++) lake.push([x, -1, z, x === 4 && z === 0 ? 'coal_ore' : 'lava'])
    lake.push([5, -2, 0, 'stone'], [4, -2, 1, 'stone'])
    bench = await DeedBench.open(
      lawn(lake, [
        ['wooden_pickaxe', 1],
        ['cobblestone', 4],
      ]),
    )
    const run = await bench.run(gather(['coal_ore'], 'coal', 1, 600))
    expect(run.obstacle).toBeNull()
    expect(bench.carried('coal')).toBe(1)
    expect(bench.blockAt(...near(bench, 5, -1, 0))).toBe('cobblestone')
    expect(bench.blockAt(...near(bench, 4, -1, 1))).toBe('cobblestone')
    expect(bench.body.bot.health).toBe(20)
  })

  it('leaves ore alone that lava stands behind', async () => {
    const wall: [number, number, number, string][] = []
    for (let x = 3; x <= 5; x++)
      for (let y = -1; y <= 2; y++) for (let z = -1; z <= 2; z++) wall.push([x, y, z, 'stone'])
    wall.push([3, 0, 0, 'coal_ore'], [4, 0, 0, 'lava'])
    bench = await DeedBench.open(lawn(wall, [['wooden_pickaxe', 1]]))
    const run = await bench.run(gather(['coal_ore'], 'coal', 1, 400))
    expect(run.obstacle).toMatchObject({ kind: 'danger', subject: 'lava' })
    expect(bench.blockAt(...near(bench, 3, 0, 0))).toBe('coal_ore')
    expect(bench.body.bot.health).toBe(20)
  })
})

function near({ body }: DeedBench, x: number, y: number, z: number): [number, number, number] {
  const spawn = body.bot.spawnPoint
  return [spawn.x + x, spawn.y + y, spawn.z + z]
}
