import minecraftData from 'minecraft-data'
import minecraftProtocol from 'minecraft-protocol'
import type { Bot } from 'mineflayer'
import mineflayer from 'mineflayer'
import { keepReading } from '../../mineflayer/body/keep-reading.ts'
import { keepDeclaredRecipes } from '../../mineflayer/deeds/support/declared-recipes.ts'
import { useFrameSplitter } from './frame-splitter.ts'
import type { MemorySocket } from './memory-socket.ts'

export interface MemoryBotOptions {
  readonly username: string
  /** Minecraft version, e.g. `1.16.5`. */
  readonly version: string
  readonly viewDistanceChunks: number
}

/** Parts of minecraft-protocol's client that its typings leave out or type too narrowly. */
interface SocketTaker {
  setSocket(socket: MemorySocket): void
  emit(event: 'connect'): boolean
}

/**
 * A mineflayer bot at one end of a memory connection. It says hello once its plug-ins are in place, which needs
 * one millisecond of virtual time: over memory, the server's answers would otherwise arrive before them.
 */
export function createMemoryBot(socket: MemorySocket, options: MemoryBotOptions): Bot {
  const bot = mineflayer.createBot({
    username: options.username,
    version: options.version,
    viewDistance: options.viewDistanceChunks,
    auth: 'offline',
    host: '127.0.0.1',
    hideErrors: true,
    logErrors: false,
    // Checks the library's own table of channels anew at every login: 20 ms an episode.
    validateChannelProtocol: false,
    connect: (client: unknown) => {
      useFrameSplitter(client)
      ;(client as SocketTaker).setSocket(socket)
    },
  } as Parameters<typeof mineflayer.createBot>[0])
  keepReading(bot)
  keepDeclaredRecipes(bot)
  bot.once('inject_allowed', () => void (bot._client as unknown as SocketTaker).emit('connect'))
  // An error event without a listener would end the thread; the end of the connection is told by `end`.
  bot.on('error', () => {})
  return bot
}

/**
 * Compiles the codecs of a version ahead of time. They are kept for the life of the thread, and compiling draws from
 * Math.random: done before the seed is set, the first episode of a thread draws the same numbers as any later one.
 */
export function warmProtocol(version: string): void {
  const configures = minecraftData(version).supportFeature('hasConfigurationState')
  for (const state of ['handshaking', 'login', ...(configures ? ['configuration'] : []), 'play']) {
    for (const isServer of [true, false]) {
      minecraftProtocol.createSerializer({ state, isServer, version } as never)
      minecraftProtocol.createDeserializer({ state, isServer, version } as never)
    }
  }
}
