import { afterEach, expect, it } from 'vitest'
import { DeedBench } from '../support/deed-bench.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

it('walks to what is found near fields when it comes into view, looks there, and goes on', async () => {
  const hut: [number, number, number, string][] = []
  for (let z = 23; z <= 27; z++) for (let y = 0; y <= 3; y++) hut.push([26, y, z, 'oak_planks'])
  const opened = await DeedBench.open({
    name: 'hut',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    placedBlocks: hut.map(([x, y, z, block]) => ({ x, y, z, block, relativeTo: 'spawn' as const })),
  })
  bench = opened
  const fromHutBlocks = () => {
    const { position } = opened.body.bot.entity
    const { x, z } = opened.body.bot.spawnPoint
    return Math.hypot(position.x - x - 26, position.z - z - 25)
  }
  const explore = { kind: 'explore', seek: ['carrots'], leads: ['#village'] } as const
  await opened.run({ ...explore, budgetTicks: 170 })
  expect(fromHutBlocks()).toBeLessThan(8)
  await opened.run({ ...explore, budgetTicks: 300 })
  expect(fromHutBlocks()).toBeGreaterThan(16)
})

it.each([60, 90])('goes on where much of what it seeks is known already (%i flowers)', async (count) => {
  const flowers = Array.from({ length: count }, (_, index) => {
    const place = { x: 2 + (index % 10), y: 0, z: 2 + Math.floor(index / 10) }
    return { ...place, block: 'dandelion', relativeTo: 'spawn' as const }
  })
  bench = await DeedBench.open({
    name: 'meadow',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    placedBlocks: flowers,
  })
  bench.body.perceived.look()
  expect(bench.body.observe().blocks['dandelion']?.count).toBe(count)
  const run = await bench.run({ kind: 'explore', seek: ['dandelion'], budgetTicks: 100 })
  expect(run.ticks).toBe(100)
})
