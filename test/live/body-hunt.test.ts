import { afterEach, expect, it } from 'vitest'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { DeedBench } from '../support/deed-bench.ts'
import { box, flatWorld } from './support/body-world.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
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
