import mineflayer, { type Bot } from 'mineflayer'
import { once } from 'node:events'
import { Vec3 } from 'vec3'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'

const file = parseWorldFile(
  JSON.stringify({
    name: 'two-players',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    viewDistanceChunks: 2,
    givenItems: [{ item: 'dirt', count: 20 }],
    placedBlocks: [{ x: 2, y: 0, z: 0, block: 'chest', relativeTo: 'spawn' }],
  }),
  'two-players.world.json',
)

/** The game goes on in real time, over TCP, for bots that know nothing of this project. */
async function serve() {
  const { server } = createEmbeddedWorld(file, 1)
  const port = await server.start({ host: '127.0.0.1', port: 0 })
  const ticker = setInterval(() => server.tick(), 50)
  const bots: Bot[] = []
  stop = () => {
    clearInterval(ticker)
    for (const bot of bots) bot.quit()
    server.stop()
  }
  const join = async (username: string) => {
    const bot = mineflayer.createBot({
      host: '127.0.0.1',
      port,
      username,
      version: '1.16.5',
      auth: 'offline',
    })
    bots.push(bot)
    await once(bot, 'spawn')
    await bot.waitForChunksToLoad()
    return bot
  }
  return { server, join }
}

let stop = (): void => undefined
afterEach(() => stop())

function openChest(bot: Bot) {
  const chest = bot.findBlock({ matching: (block) => block.name === 'chest', maxDistance: 8 })!
  return bot.openContainer(chest, new Vec3(0, 1, 0))
}

describe('two players at one chest, over TCP', () => {
  it('see what the other does, and one who leaves takes nothing twice', async () => {
    const { server, join } = await serve()
    const [first, second] = [await join('first'), await join('second')]
    const [firstWindow, secondWindow] = [await openChest(first), await openChest(second)]
    const dirt = first.registry.itemsByName['dirt']!.id

    await firstWindow.deposit(dirt, null, 20)
    await second.waitForTicks(4)
    expect(secondWindow.containerCount(dirt, null)).toBe(20)

    await second.clickWindow(0, 0, 0)
    await first.waitForTicks(4)
    expect(firstWindow.containerCount(dirt, null)).toBe(0)

    const leaver = server.players.find((player) => player.username === 'second')!
    second.quit()
    await first.waitForTicks(10)
    expect(server.players).toHaveLength(1)
    let carried = 0
    for (let slot = 1; slot < 46; slot++) carried += leaver.inventory.stackAt(slot)?.count ?? 0
    // Its own 20 and the 20 that hung on its pointer.
    expect(carried).toBe(40)
    expect(firstWindow.containerCount(dirt, null)).toBe(0)
  })
})
