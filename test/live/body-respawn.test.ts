import { afterEach, expect, it } from 'vitest'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { DeedBench } from '../support/deed-bench.ts'
import { flatWorld } from './support/body-world.ts'

let bench: DeedBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

it('a body that was given a new life sees nothing of what is gone since', async () => {
  bench = await DeedBench.open(flatWorld())
  const { server, body } = bench
  const { bot } = body
  const [player] = server.players
  const { x, y, z } = bot.entity.position
  const home = { x, y, z }
  const farOff = { x: home.x + 400, y: home.y, z: home.z }
  player!.teleport(farOff.x, farOff.y, farOff.z)
  await bench.wait(100)
  const cowAt = ({ x, y, z }: typeof home) => server.creatures!.spawn(speciesByName.cow, { x, y, z: z + 3 })
  const leaving = cowAt(farOff)
  const staying = cowAt(home)
  await bench.wait(40)
  expect(bot.entities[leaving.entityId]).toBeDefined()

  player!.hurt(100, 'player')
  await bench.wait(40)
  server.removeEntity(leaving)
  await bench.wait(40)
  expect(body.observe().health).toBe(20)
  expect(bot.entities[leaving.entityId]).toBeUndefined()
  expect(bot.entities[staying.entityId]).toBeDefined()
  expect(body.observe().entities['cow']).toMatchObject({ count: 1 })
})
