import type { Bot } from 'mineflayer'
import type { Window } from 'prismarine-windows'
import { Vec3 } from 'vec3'
import { afterEach } from 'vitest'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import { anyTask } from './host-play.ts'

/** A flat world with a bot in it, who carries some items (`3 oak_log`) and has blocks around it. */
export interface ContainersWorld {
  readonly bot: Bot
  readonly host: EmbeddedHost
  readonly server: EmbeddedServer
  /** Lets game time pass until the work is done. */
  readonly play: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly wait: (ticks: number) => Promise<void>
  /** The nearest block of this name. */
  readonly block: (name: string) => NonNullable<ReturnType<Bot['blockAt']>>
  readonly itemId: (name: string) => number
  /** What the bot believes that it carries, by name. */
  readonly carried: () => Record<string, number>
}

const open: EmbeddedHost[] = []

/** Joins such a world; it is closed after each test. `at` counts from the block in which the bot stands. */
export async function joinContainersWorld(
  items: readonly string[],
  blocks: readonly {
    readonly block: string
    readonly at: readonly [number, number, number]
    readonly properties?: object
  }[] = [],
  seed = 1,
): Promise<ContainersWorld> {
  const file = parseWorldFile(
    JSON.stringify({
      name: 'containers-test',
      generator: { name: 'flat' },
      difficulty: 'peaceful',
      givenItems: items.map((words) => ({ count: Number(words.split(' ')[0]), item: words.split(' ')[1] })),
      placedBlocks: blocks.map(({ block, at: [x, y, z], properties = {} }) => ({
        ...{ x, y, z, block, properties },
        relativeTo: 'spawn',
      })),
    }),
    'containers-test.world.json',
  )
  let server: EmbeddedServer | null = null
  const host = new EmbeddedHost({
    createWorld(worldSeed) {
      const world = createEmbeddedWorld(file, worldSeed)
      server = world.server
      return world
    },
    speed: 'max',
  })
  open.push(host)
  const { bot } = await host.join(anyTask, seed)
  const itemId = (name: string) => bot.registry.itemsByName[name]!.id
  const play: ContainersWorld['play'] = (work) => host.during(work())
  await play(() => host.clock.waitTicks(5))
  return {
    bot,
    host,
    server: server!,
    play,
    wait: (ticks) => host.during(host.clock.waitTicks(ticks)),
    block: (name) => bot.findBlock({ matching: (found) => found.name === name, maxDistance: 8 })!,
    itemId,
    carried() {
      const counts: Record<string, number> = {}
      for (const item of bot.inventory.slots) {
        if (item !== null) counts[item.name] = (counts[item.name] ?? 0) + item.count
      }
      return counts
    },
  }
}

afterEach(async () => {
  for (const host of open.splice(0)) await host.close()
})

/** Opens a block's window. */
export function openBlock(
  { bot, play }: ContainersWorld,
  block: NonNullable<ReturnType<Bot['blockAt']>>,
): Promise<Window> {
  return play(() => bot.openBlock(block, new Vec3(0, 1, 0)))
}

/** What the server says that a player carries, by name, the offer of its grid left out. */
export function carriedOnServer({ server }: ContainersWorld): Record<string, number> {
  const counts: Record<string, number> = {}
  const { inventory } = server.players[0]!
  for (let slot = 1; slot < 46; slot++) {
    const stack = inventory.stackAt(slot)
    if (stack === null) continue
    const name = server.rules.itemName(stack.item)
    counts[name] = (counts[name] ?? 0) + stack.count
  }
  return counts
}
