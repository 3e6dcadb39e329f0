import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { DeedBench } from '../support/deed-bench.ts'
import type { WorldInput } from '../support/deed-bench.ts'
import { box, flatWorld } from './support/body-world.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

function defaultWorldWith(...tools: string[]): WorldInput {
  const file = JSON.parse(readFileSync('worlds/default.world.json', 'utf8')) as WorldInput
  return { ...file, difficulty: 'peaceful', givenItems: tools.map((item) => ({ item, count: 1 })) }
}

describe('descend, tunnel and surface', () => {
  it.each([21, 22, 23])(
    'go down to the diamonds, along, and back to the sky unhurt (seed %i)',
    async (seed) => {
      bench = await DeedBench.open(
        defaultWorldWith('stone_pickaxe', 'stone_pickaxe', 'stone_pickaxe', 'stone_pickaxe'),
        seed,
      )
      const down = await bench.run({ kind: 'descend', toY: 12, seek: [], budgetTicks: 6000 })
      expect(down.obstacle).toBeNull()
      expect(bench.body.bot.entity.position.y).toBeLessThan(13)
      const start = bench.body.bot.entity.position.clone()
      const along = await bench.run({ kind: 'tunnel', seek: [], lengthBlocks: 12, budgetTicks: 3000 })
      expect(along.obstacle).toBeNull()
      expect(start.distanceTo(bench.body.bot.entity.position)).toBeGreaterThan(6)
      const up = await bench.run({ kind: 'surface', budgetTicks: 6000 })
      expect(up.obstacle).toBeNull()
      expect(bench.body.observe().underSky).toBe(true)
      expect(bench.body.bot.health).toBe(20)
    },
  )

  it('comes up to a height and no farther, and not even there when it sees what it seeks', async () => {
    bench = await DeedBench.open(defaultWorldWith('stone_pickaxe', 'stone_pickaxe'), 21)
    await bench.run({ kind: 'descend', toY: 16, seek: [], budgetTicks: 6000 })
    const up = await bench.run({ kind: 'surface', toY: 30, seek: [], budgetTicks: 2000 })
    expect(up.obstacle).toBeNull()
    expect(bench.body.bot.entity.position.y).toBeGreaterThanOrEqual(30)
    expect(bench.body.bot.entity.position.y).toBeLessThan(32)
    await bench.run({ kind: 'surface', toY: 50, seek: ['coal_ore', 'iron_ore', 'dirt'], budgetTicks: 2000 })
    expect(bench.body.bot.entity.position.y).toBeLessThan(50)
  })

  it('stops on the stairs when something sought comes into sight', async () => {
    bench = await DeedBench.open(defaultWorldWith('stone_pickaxe'), 24)
    const run = await bench.run({
      kind: 'descend',
      toY: 5,
      seek: ['stone', 'andesite', 'diorite', 'granite'],
      budgetTicks: 2000,
    })
    expect(run.obstacle).toBeNull()
    expect(bench.body.bot.entity.position.y).toBeGreaterThan(40)
  })

  it('dig a body out by hand that is walled in and has no pickaxe', async () => {
    const isRoom = ({ x, y, z }: { x: number; y: number; z: number }) => x === 0 && z === 0 && y < 2
    const stone = box('stone', [-2, 0, -2], [2, 3, 2]).filter((place) => !isRoom(place))
    bench = await DeedBench.open(flatWorld({ placedBlocks: stone }))
    expect(bench.body.observe().underSky).toBe(false)
    const up = await bench.run({ kind: 'surface', budgetTicks: 4_000 })
    expect(up.obstacle).toBeNull()
    expect(bench.body.observe().underSky).toBe(true)
  })

  it('swims up out of a cell at the bottom of a lake, where every way lets water in', async () => {
    // A basin of water, in its middle a block of stone with room for a body, its ceiling three blocks below the air.
    const placedBlocks = box('stone', [-4, 0, -4], [4, 5, 4]).flatMap((placed) => {
      const { x, y, z } = placed
      const fromMiddle = Math.max(Math.abs(x), Math.abs(z))
      if (fromMiddle === 0 && y < 2) return []
      return [fromMiddle <= 3 && (fromMiddle > 1 || y > 2) ? { ...placed, block: 'water' } : placed]
    })
    bench = await DeedBench.open(flatWorld({ placedBlocks }))
    expect(bench.body.observe().underSky).toBe(false)
    const up = await bench.run({ kind: 'surface', budgetTicks: 2_000 })
    expect(up.obstacle).toBeNull()
    expect(bench.body.observe().underSky).toBe(true)
    expect(bench.body.bot.health).toBe(20)
  })

  it('passes under a lake that is too deep to swim up through, and comes up behind it', async () => {
    const givenItems = ['stone_pickaxe', 'stone_pickaxe'].map((item) => ({ item, count: 1 }))
    bench = await DeedBench.open(flatWorld({ givenItems }))
    const { server, body } = bench
    const { x, y, z } = body.bot.entity.position.floored()
    const stateOf = (block: string) => body.bot.registry.blocksByName[block]!.defaultState
    // A lake over rock, and in its middle a pillar of rock with room for a body below.
    for (let dx = -20; dx <= 20; dx++) {
      for (let dz = -20; dz <= 20; dz++) {
        const fromMiddle = Math.max(Math.abs(dx), Math.abs(dz))
        for (let dy = 0; dy <= 8; dy++) {
          if (fromMiddle === 0 && (dy === 4 || dy === 5)) continue
          const isLake = fromMiddle > 0 && fromMiddle <= 12 && dy > 5
          server.world.setState(x + dx, y + dy, z + dz, stateOf(isLake ? 'water' : 'stone'))
        }
      }
    }
    server.players[0]!.teleport(x + 0.5, y + 4, z + 0.5)
    await bench.wait(20)
    expect(body.observe().underSky).toBe(false)
    const up = await bench.run({ kind: 'surface', budgetTicks: 4_000 })
    expect(up.obstacle).toBeNull()
    expect(bench.body.observe().underSky).toBe(true)
    expect(bench.body.bot.health).toBe(20)
  })

  it('climbs out of a way that was flooded behind it', async () => {
    // A room in a block of stone into which water falls from beside its ceiling.
    const placedBlocks = box('stone', [-5, 0, -5], [5, 6, 5]).flatMap((placed) => {
      const { x, y, z } = placed
      if (x === 1 && y === 2 && z === 0) return [{ ...placed, block: 'water' }]
      return x === 0 && z === 0 && y < 2 ? [] : [placed]
    })
    const givenItems = [{ item: 'stone_pickaxe', count: 1 }]
    bench = await DeedBench.open(flatWorld({ placedBlocks, givenItems }))
    const { x, y, z } = bench.body.bot.entity.position.floored()
    bench.server.world.setState(x, y + 2, z, 0)
    await bench.wait(60)
    expect(bench.blockAt(x, y, z)).toBe('water')
    const up = await bench.run({ kind: 'surface', budgetTicks: 4_000 })
    expect(up.obstacle).toBeNull()
    expect(bench.body.observe().underSky).toBe(true)
    expect(bench.body.bot.health).toBe(20)
  })

  it.each(['descend', 'tunnel'] as const)('%s digs away the gravel that fell on its feet', async (kind) => {
    bench = await DeedBench.open(defaultWorldWith('stone_pickaxe', 'stone_pickaxe'), 21)
    await bench.run({ kind: 'descend', toY: 30, seek: [], budgetTicks: 4000 })
    const { x, y, z } = bench.body.bot.entity.position.floored()
    const gravel = bench.body.bot.registry.blocksByName['gravel']!.minStateId
    bench.server.world.setState(x, y, z, gravel)
    await bench.wait(3)
    expect(bench.blockAt(x, y, z)).toBe('gravel')
    const run = await bench.run(
      kind === 'descend'
        ? { kind, toY: y - 4, seek: [], budgetTicks: 800 }
        : { kind, seek: [], lengthBlocks: 3, budgetTicks: 800 },
    )
    expect(run.obstacle).toBeNull()
  })

  it.each(['descend', 'tunnel'] as const)(
    '%s goes round an ore that its pickaxe is too weak for',
    async (kind) => {
      bench = await DeedBench.open(defaultWorldWith('wooden_pickaxe', 'wooden_pickaxe'), 21)
      await bench.run({ kind: 'descend', toY: 40, seek: [], budgetTicks: 4000 })
      const { x, y, z } = bench.body.bot.entity.position.floored()
      const ore = bench.body.bot.registry.blocksByName['iron_ore']!.minStateId
      const ores = [
        [x, y - 2, z],
        [x + 2, y, z],
        [x - 2, y, z],
        [x, y, z + 2],
        [x, y, z - 2],
      ] as const
      for (const [oreX, oreY, oreZ] of ores) bench.server.world.setState(oreX, oreY, oreZ, ore)
      await bench.wait(3)
      const run = await bench.run(
        kind === 'descend'
          ? { kind, toY: y - 6, seek: [], budgetTicks: 1600 }
          : { kind, seek: [], lengthBlocks: 6, budgetTicks: 1600 },
      )
      expect(run.obstacle).toBeNull()
      for (const [oreX, oreY, oreZ] of ores) expect(bench.blockAt(oreX, oreY, oreZ)).toBe('iron_ore')
    },
  )

  it('asks for a pickaxe instead of digging stone by hand', async () => {
    bench = await DeedBench.open(defaultWorldWith(), 25)
    const run = await bench.run({ kind: 'descend', toY: 12, seek: [], budgetTicks: 3000 })
    expect(run.obstacle?.kind).toBe('missing-tool')
  })
})
