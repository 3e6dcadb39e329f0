import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import type { PlayerSession } from '../../src/env/embedded/server/player-session.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import type { Task } from '../../src/env/task.ts'

const noTask: Task = {
  id: 'test',
  group: 'test',
  instruction: '',
  goal: { have: { dirt: 1 } },
  horizonTicks: 1,
}

/** A flat world (grass at y 3, feet at y 4) with one mineflayer bot in it, on virtual time. */
export interface ServerGame {
  readonly bot: Bot
  readonly server: EmbeddedServer
  /** The bot as the server knows it. */
  readonly player: PlayerSession
  /** Puts a block there; properties as in commands. */
  readonly put: (
    name: string,
    x: number,
    y: number,
    z: number,
    properties?: Record<string, string | number>,
  ) => void
  readonly nameAt: (x: number, y: number, z: number) => string
  readonly give: (item: string, count?: number, damage?: number) => void
  /** Puts the only stack of this item into the hand. */
  readonly hold: (item: string) => Promise<void>
  readonly waitTicks: (ticks: number) => Promise<void>
  /** Waits until `test` holds, at most `ticks`; throws when it never does. */
  readonly waitFor: (test: () => boolean, ticks: number) => Promise<void>
  readonly dig: (x: number, y: number, z: number) => Promise<void>
  /** Item names and counts that the bot believes to carry. */
  readonly carried: () => Record<string, number>
}

/** Lets a bot play `script` in a flat world. `world` are fields of the world file. */
export async function playFlat(
  script: (game: ServerGame) => Promise<void>,
  world: Record<string, unknown> = {},
): Promise<void> {
  const { gameRules, ...fields } = world
  const file = parseWorldFile(
    JSON.stringify({
      name: 'server-test',
      generator: { name: 'flat' },
      viewDistanceChunks: 4,
      gameRules: { doMobSpawning: false, ...(gameRules as object | undefined) },
      ...fields,
    }),
    'server-test.world.json',
  )
  let server: EmbeddedServer | null = null
  const host = new EmbeddedHost({
    createWorld: (seed) => {
      const made = createEmbeddedWorld(file, seed)
      server = made.server
      return made
    },
    speed: 'max',
    username: 'steve',
  })
  try {
    const { bot } = await host.join(noTask, 1)
    const game = createGame(host, bot, server!)
    const play = async () => {
      await game.waitFor(() => bot.entity.onGround, 40)
      await script(game)
    }
    await host.during(play())
  } finally {
    await host.close()
  }
}

function createGame(host: EmbeddedHost, bot: Bot, server: EmbeddedServer): ServerGame {
  const player = server.players[0]!
  const game: ServerGame = {
    bot,
    server,
    player,
    put: (name, x, y, z, properties) => {
      server.world.setState(x, y, z, server.blocks.stateOf(name, properties))
    },
    nameAt: (x, y, z) => server.blocks.nameOf(server.world.stateAt(x, y, z)),
    give: (item, count = 1, damage = 0) => {
      player.giveStack(createStack(server.rules.itemId(item), count, damage))
    },
    async hold(item) {
      await game.waitTicks(2)
      const stack = bot.inventory.items().find(({ name }) => name === item)
      if (stack === undefined) throw new Error(`the bot carries no ${item}`)
      await bot.equip(stack, 'hand')
      await game.waitTicks(2)
    },
    waitTicks: (ticks) => host.clock.waitTicks(ticks),
    async waitFor(test, ticks) {
      for (let waited = 0; waited < ticks; waited++) {
        if (test()) return
        await host.clock.waitTicks(1)
      }
      if (!test()) throw new Error(`it did not come true in ${ticks} ticks: ${test.toString()}`)
    },
    async dig(x, y, z) {
      // What has just been put there must have reached the bot.
      await game.waitTicks(1)
      const block = bot.blockAt(new Vec3(x, y, z))
      if (block === null) throw new Error(`no block at ${x} ${y} ${z}`)
      await bot.lookAt(new Vec3(x + 0.5, y + 0.5, z + 0.5), true)
      await bot.dig(block, 'ignore')
    },
    carried: () => {
      const counts: Record<string, number> = {}
      for (const { name, count } of bot.inventory.items()) counts[name] = (counts[name] ?? 0) + count
      return counts
    },
  }
  return game
}
