import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/env/random.ts'
import type { ContainersWorld } from './containers-world.ts'
import { carriedOnServer, joinContainersWorld } from './containers-world.ts'

const noItem = { present: false }

/** Items that lie in the world as entities, by name, as the server keeps them. */
function onGround({ server }: ContainersWorld): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const entity of server.entities.all) {
    const { stack } = entity as { stack?: { item: number; count: number } }
    if (stack === undefined) continue
    const name = server.rules.itemName(stack.item)
    counts[name] = (counts[name] ?? 0) + stack.count
  }
  return counts
}

function sum(...parts: readonly Record<string, number>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const part of parts) {
    for (const [name, count] of Object.entries(part)) counts[name] = (counts[name] ?? 0) + count
  }
  return counts
}

describe('a hostile stream of window clicks', () => {
  it.each([1, 2])(
    '5,000 random ones change no item count and leave the server standing (seed %i)',
    async (seed) => {
      const random = createRandom(`hostile ${seed}`)
      // Nothing of this can be crafted or smelted.
      const given = [
        '64 dirt',
        '10 dirt',
        '64 sand',
        '3 ender_pearl',
        '1 iron_pickaxe',
        '1 iron_helmet',
        '40 flint',
      ]
      const world = await joinContainersWorld(given, [{ block: 'chest', at: [2, 0, 0] }], seed)
      const { bot, server } = world
      const before = carriedOnServer(world)
      let rejected = 0
      bot._client.removeAllListeners('transaction')
      bot._client.on('transaction', ({ accepted }: { accepted: boolean }) => {
        if (!accepted) rejected++
      })
      for (let count = 0; count < 5_000; count++) {
        if (count % 50 === 0) {
          bot.activateBlock(world.block('chest')).catch(() => undefined)
          await world.wait(2)
        }
        bot._client.write('window_click', {
          windowId: random.below(10) === 0 ? random.below(100) : (bot.currentWindow?.id ?? 0),
          slot: random.below(20) === 0 ? [-999, -1, 200, 32_767, -32_768][random.below(5)] : random.below(64),
          mouseButton: random.below(8) === 0 ? random.below(256) - 128 : random.below(11),
          action: count,
          mode: random.below(8),
          item: noItem,
        })
        if (random.below(200) === 0)
          bot._client.write('close_window', { windowId: bot.currentWindow?.id ?? 0 })
      }
      await world.wait(3)
      bot._client.write('close_window', { windowId: bot.currentWindow?.id ?? 0 })
      bot._client.write('close_window', { windowId: 0 })
      await world.wait(3)
      expect(server.players).toHaveLength(1)
      expect(rejected).toBeGreaterThan(100)
      const { x, y, z } = world.block('chest').position
      server.world.setState(x, y, z, 0)
      await world.wait(2)
      expect(sum(carriedOnServer(world), onGround(world))).toEqual(before)
    },
  )

  it('death with a full cursor and grid drops each item once', async () => {
    const world = await joinContainersWorld(['20 oak_log', '7 dirt'])
    const { bot, server } = world
    await world.play(async () => {
      await bot.clickWindow(36, 0, 0)
      await bot.clickWindow(1, 1, 0)
    })
    expect(carriedOnServer(world)).toEqual({ oak_log: 1, dirt: 7 })
    server.players[0]!.hurt(1000, 'generic')
    await world.wait(2)
    expect(sum(carriedOnServer(world), onGround(world))).toEqual({ oak_log: 20, dirt: 7 })
  })
})
