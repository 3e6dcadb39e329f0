import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mineflayer, { type Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { SaveFolder } from '../../src/env/embedded/save/save-folder.ts'
import { SnapshotTaker } from '../../src/env/embedded/save/take-snapshot.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const file = parseWorldFile(
  JSON.stringify({
    name: 'kept',
    generator: { name: 'flat' },
    difficulty: 'easy',
    gameRules: { doMobSpawning: false },
    viewDistanceChunks: 2,
    givenItems: [
      { item: 'dirt', count: 20 },
      { item: 'iron_ore', count: 3 },
      { item: 'coal', count: 2 },
    ],
    placedBlocks: [
      { x: 2, y: 0, z: 0, block: 'chest', relativeTo: 'spawn' },
      { x: 0, y: 0, z: 2, block: 'furnace', relativeTo: 'spawn' },
      { x: -2, y: 0, z: 0, block: 'crafting_table', relativeTo: 'spawn' },
    ],
  }),
  'kept.world.json',
)
const identity = { world: 'kept', seed: 1, minecraft: '1.16.5' }

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end()
})

/** Serves a world in real time over TCP, from a folder if one is given, as `world serve --save` does. */
async function serve(folder: string | null = null) {
  const saves = folder === null ? null : SaveFolder.open(folder)
  const { server } = createEmbeddedWorld(file, 1, saves?.read() ?? null)
  const snapshots = new SnapshotTaker(server, identity)
  const port = await server.start({ host: '127.0.0.1', port: 0 })
  const ticker = setInterval(() => server.tick(), 10)
  const bots: Bot[] = []
  let isOpen = true
  const kill = () => {
    if (!isOpen) return
    isOpen = false
    clearInterval(ticker)
    for (const bot of bots) bot.quit()
    server.stop()
    saves?.close()
  }
  ends.push(kill)
  return {
    server,
    kill,
    save: () => saves!.write(snapshots.take()),
    join: async (username: string): Promise<Bot> => {
      const options = { host: '127.0.0.1', port, username, version: '1.16.5', auth: 'offline' as const }
      const bot = mineflayer.createBot(options)
      bots.push(bot)
      await once(bot, 'spawn')
      await bot.waitForChunksToLoad()
      return bot
    },
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function leave(bot: Bot): Promise<void> {
  const ended = once(bot, 'end')
  bot.quit()
  await ended
  await pause(100)
}

function find(bot: Bot, name: string) {
  return bot.findBlock({ matching: bot.registry.blocksByName[name]!.id, maxDistance: 16 })!
}

function open(bot: Bot, name: string) {
  return bot.openContainer(find(bot, name), new Vec3(0, 1, 0))
}

/** All items there are: carried, in mouse pointers and grids, in containers, on the ground. */
function allItems(server: EmbeddedServer): Record<string, number> {
  const save = new SnapshotTaker(server, identity).take()
  const counts: Record<string, number> = {}
  const add = (stack: { readonly item: string; readonly count: number }) => {
    counts[stack.item] = (counts[stack.item] ?? 0) + stack.count
  }
  for (const { slots, aside } of save.players) {
    for (const [, stack] of slots) add(stack)
    for (const stack of aside) add(stack)
  }
  for (const { stack } of save.items) add(stack)
  for (const { blockEntities } of save.columns) {
    for (const [, data] of blockEntities) {
      for (const [, stack] of (data['slots'] ?? []) as [number, { item: string; count: number }][]) add(stack)
    }
  }
  return counts
}

const carried = (bot: Bot): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { name, count } of bot.inventory.items()) counts[name] = (counts[name] ?? 0) + count
  return counts
}

const given = { dirt: 20, iron_ore: 3, coal: 2 }

describe('a player who comes back', () => {
  it('finds what it carried, where it was and how it was, and is given nothing anew', async () => {
    const { server, join } = await serve()
    const first = await join('walker')
    const session = server.players[0]!
    session.hurt(7, 'generic')
    session.body.food = 11
    session.gainExperience(30)
    session.teleport(3.5, session.body.position.y, 3.5)
    await pause(200)
    // Something hangs on the mouse pointer while the connection is cut.
    first.clickWindow(36, 1, 0).catch(() => undefined)
    await pause(100)
    await leave(first)
    expect(allItems(server)).toEqual(given)
    const again = await join('walker')
    await pause(200)
    expect(carried(again)).toEqual(given)
    expect(again.entity.position.x).toBeCloseTo(3.5)
    expect(again.food).toBe(11)
    expect(again.experience.level).toBe(server.players[0]!.body.experienceLevel)
    expect(again.experience.level).toBeGreaterThan(2)
    expect(again.health).toBeCloseTo(13, 0)
    expect(allItems(server)).toEqual(given)
  })

  it('who died before it left comes back alive with nothing; what it carried lies there once', async () => {
    const { server, join } = await serve()
    const first = await join('mortal')
    first._client.removeAllListeners('update_health')
    server.players[0]!.hurt(1000, 'generic')
    await leave(first)
    expect(allItems(server)).toEqual(given)
    const again = await join('mortal')
    await pause(100)
    expect(server.players[0]!.alive).toBe(true)
    expect(again.health).toBe(20)
    await pause(900)
    expect(allItems(server)).toEqual(given)
  })
})

describe('a kept world', () => {
  it('goes on after a kill as it was when it was last saved, with every item once', async () => {
    const folder = temporaryFolder()
    const before = await serve(folder)
    const bot = await before.join('keeper')
    const { itemsByName } = bot.registry
    const chest = await open(bot, 'chest')
    await chest.deposit(itemsByName['dirt']!.id, null, 12)
    await chest.close()
    const furnace = await bot.openFurnace(find(bot, 'furnace'))
    await furnace.putInput(itemsByName['iron_ore']!.id, null, 3)
    await furnace.putFuel(itemsByName['coal']!.id, null, 1)
    await pause(300)
    await furnace.close()
    // What lies in a table's grid and on the mouse pointer is kept too.
    const table = await bot.openBlock(find(bot, 'crafting_table'), new Vec3(0, 1, 0))
    await bot.clickWindow(table.inventoryEnd - 9, 0, 0)
    await bot.clickWindow(1, 1, 0)
    await pause(50)
    before.server.timeOfDay = 6_000
    before.save()
    const saved = allItems(before.server)
    expect(saved).toMatchObject({ dirt: 20, coal: 1 })
    // After the save the chest is emptied, and then the power fails: both are undone together.
    await bot.clickWindow(1, 0, 0)
    await bot.closeWindow(table)
    const later = await open(bot, 'chest')
    await later.withdraw(itemsByName['dirt']!.id, null, 12)
    before.kill()

    const after = await serve(folder)
    expect(after.server.timeOfDay).toBeGreaterThanOrEqual(6_000)
    expect(allItems(after.server)).toEqual(saved)
    const again = await after.join('keeper')
    await pause(200)
    expect(carried(again)['dirt']).toBe(8)
    const found = await open(again, 'chest')
    expect(found.containerItems().map(({ name, count }) => [name, count])).toEqual([['dirt', 12]])
    await found.close()
    // The fire burns on: three pieces take 600 ticks.
    for (let round = 0; round < 31; round++) {
      for (let tick = 0; tick < 20; tick++) after.server.tick()
      await pause(5)
    }
    expect(allItems(after.server)).toEqual({ dirt: 20, coal: 1, iron_ingot: 3 })
  })
})

describe('a folder that keeps a world', () => {
  it('is not opened while another process has it, and is once that one is gone', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'world.lock'), String(process.ppid))
    expect(() => SaveFolder.open(folder)).toThrow(/in use by process/)
    writeFileSync(join(folder, 'world.lock'), '999999999')
    const saves = SaveFolder.open(folder)
    expect(saves.read()).toBeNull()
    saves.close()
    SaveFolder.open(folder).close()
  })

  it('refuses what is no saved world, and a folder that is none', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'world.save.json'), '{"format":99}')
    const saves = SaveFolder.open(folder)
    expect(() => saves.read()).toThrow(/no saved world/)
    saves.close()
    expect(() => SaveFolder.open(join(folder, 'world.save.json'))).toThrow(/cannot keep a world/)
  })
})
