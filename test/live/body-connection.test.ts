import type { EventEmitter } from 'node:events'
import { Vec3 } from 'vec3'
import { afterEach, expect, it } from 'vitest'
import { placeOnWay } from '../../src/env/mineflayer/navigation/path-works.ts'
import { BareBody, box, flatWorld } from './support/body-world.ts'

let open: BareBody | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

/** Lets this many ticks pass. */
async function wait(body: BareBody, ticks: number): Promise<void> {
  await body.during(body.body.clock.waitTicks(ticks))
}

it('a listener that throws costs its packet and not the connection', async () => {
  open = await BareBody.join(flatWorld())
  const { bot } = open.body
  const faults: string[] = []
  bot.on('error', ({ message }) => void faults.push(message))
  const client = bot._client as unknown as EventEmitter
  client.once('keep_alive', () => {
    throw new Error('a window went wrong')
  })
  let asked = 0
  client.on('keep_alive', () => asked++)
  await wait(open, 1_500)
  expect(faults).toEqual(['a window went wrong'])
  // Asked every ten seconds of game time; the first time the listeners behind the one that threw missed it.
  expect(asked).toBe(6)
})

it('a block is placed on a furnace that lies behind the body, and the furnace stays shut', async () => {
  open = await BareBody.join(
    flatWorld({
      placedBlocks: box('furnace', [2, 0, 0], [2, 0, 0]),
      givenItems: [{ item: 'cobblestone', count: 4 }],
    }),
  )
  const { home, body } = open
  const { bot, clock } = body
  let windows = 0
  bot.on('windowOpen', () => {
    windows++
  })
  await bot.lookAt(new Vec3(home.x - 5, home.y + 3, home.z), true)
  await wait(open, 5)
  const place = { x: home.x + 2, y: home.y, z: home.z, dx: 0, dy: 1, dz: 0 }
  const parts = { bot, clock, trace: () => {} }
  expect(await open.during(placeOnWay(parts, place, new AbortController().signal))).toBe(true)
  await wait(open, 40)
  expect(bot.blockAt(new Vec3(place.x, place.y + 1, place.z))?.name).toBe('cobblestone')
  expect(windows).toBe(0)
  expect(body.observe().inventory['cobblestone']).toBe(3)
})
