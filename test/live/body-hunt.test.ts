import { afterEach, expect, it } from 'vitest'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { DeedBench } from '../support/deed-bench.ts'
import { box, flatWorld } from './support/body-world.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

it('throws stones away to pick up what it hunts for', async () => {
  const stones = Array.from({ length: 35 }, () => ({ item: 'cobblestone', count: 64 }))
  bench = await DeedBench.open(flatWorld({ givenItems: [{ item: 'iron_sword', count: 1 }, ...stones] }))
  const { server, body } = bench
  const { x, y, z } = body.bot.entity.position
  server.creatures!.spawn(speciesByName.pig, { x, y, z: z + 3 })
  await bench.wait(20)
  const hunt = { kind: 'hunt', entity: 'pig', item: 'porkchop', count: 1, budgetTicks: 800 } as const
  expect(await bench.run(hunt)).toMatchObject({ obstacle: null, late: false })
  expect(bench.carried('porkchop')).toBeGreaterThan(0)
})

it('looks for the rest of a herd when what it killed dropped too little', async () => {
  const wall = box('stone', [-6, 0, 8], [6, 3, 8])
  bench = await DeedBench.open(
    flatWorld({ placedBlocks: wall, givenItems: [{ item: 'iron_sword', count: 1 }] }),
  )
  const { server, body } = bench
  const { x, y, z } = body.bot.entity.position
  const cowAt = (dx: number, dz: number) =>
    server.creatures!.spawn(speciesByName.cow, { x: x + dx, y, z: z + dz })
  const herd = [cowAt(0, 3), cowAt(-1, 11), cowAt(1, 11)]
  await bench.wait(20)
  expect(body.observe().entities['cow']).toMatchObject({ count: 1 })

  // More than three cows can drop: it must not give up before it has seen all of them.
  const { obstacle, late } = await bench.run({
    kind: 'hunt',
    entity: 'cow',
    item: 'leather',
    count: 7,
    budgetTicks: 3000,
  })
  expect(herd.map(({ alive }) => alive)).toEqual([false, false, false])
  expect([obstacle?.kind, late]).toEqual(['drop-lost', false])
})
