import { TickCounter } from '../../clock/tick-counter.ts'
import { UsageError } from '../../errors.ts'
import type { BodyHost, Joined } from '../../mineflayer/body-host.ts'
import type { Task } from '../../task.ts'
import type { HostedWorld } from './hosted-world.ts'
import type { WireTap } from './memory-socket.ts'
import { createSocketPair } from './memory-socket.ts'
import { rememberMinecraftData } from './remember-minecraft-data.ts'
import { rememberRequires } from './remember-requires.ts'
import type { ThreadTime } from './thread-time.ts'
import { installThreadTime } from './thread-time.ts'
import type { Speed } from './tick-driver.ts'
import { TickDriver } from './tick-driver.ts'
import type { Spawning } from './drive-to-spawn.ts'
import { driveToSpawn } from './drive-to-spawn.ts'

export interface EmbeddedHostOptions {
  /** Builds the world of one episode. Called on virtual time and seeded chance. */
  readonly createWorld: (seed: number) => Promise<HostedWorld> | HostedWorld
  readonly speed: Speed
  /** 1-16 letters, digits and underscores. Default `stevolve`. */
  readonly username?: string
  /** Chunks around the body that the client asks for. Default 6. */
  readonly viewDistanceChunks?: number
  /** Sees all bytes between bot and server, for checking. */
  readonly wireTap?: WireTap
}

interface Session extends Spawning {
  readonly time: ThreadTime
}

/**
 * A whole world and its player in this thread, over memory, on virtual time. From `join` to `close` the thread's
 * timers, dates and chance are virtual: they move only while `during` runs, and depend on the seed alone. One host is one
 * episode; a thread may hold one host at a time and any number one after another.
 */
export class EmbeddedHost implements BodyHost {
  readonly kind = 'embedded'
  readonly clock = new TickCounter()
  readonly #options: EmbeddedHostOptions
  #state: 'new' | 'joining' | 'joined' | 'driving' | 'closed' = 'new'
  #session: Session | null = null

  constructor(options: EmbeddedHostOptions) {
    this.#options = options
  }

  async join(_task: Task, seed: number): Promise<Joined> {
    if (this.#state !== 'new') {
      throw new UsageError('A host joins once.', 'Make a new EmbeddedHost for the next episode.')
    }
    this.#state = 'joining'
    const time = installThreadTime()
    try {
      const session = await this.#createSession(time, seed)
      this.#session = session
      await driveToSpawn(session, () => this.#isClosed())
      this.#state = 'joined'
      return { bot: session.bot, minecraft: session.world.minecraft, world: session.world.name }
    } catch (error) {
      if (this.#session === null) time.restore()
      await this.close()
      throw error
    }
  }

  /** Throws when the host is closed before `work` settles, and what a timer of the body threw. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    const session = this.#session
    if (this.#state !== 'joined' || session === null) {
      throw new UsageError(
        `Time cannot pass in a host that is ${this.#state}.`,
        'Call join first, then during one at a time.',
      )
    }
    this.#state = 'driving'
    const progress = { settled: false }
    const settle = () => {
      progress.settled = true
    }
    work.then(settle, settle)
    try {
      await session.driver.driveUntil(() => progress.settled || this.#isClosed())
    } finally {
      if (!this.#isClosed()) this.#state = 'joined'
    }
    if (!progress.settled) throw new Error('The embedded host was closed while work was going on in it.')
    return work
  }

  async close(): Promise<void> {
    this.#state = 'closed'
    const session = this.#session
    this.#session = null
    if (session === null) return
    const { bot, world, driver, time } = session
    bot.end('disconnect.quitting')
    world.server.stop()
    await driver.settle()
    world.server.release()
    bot.removeAllListeners()
    bot._client.removeAllListeners()
    bot._client.socket.destroy()
    bot._client.on('error', () => {})
    time.timers.reset()
    time.restore()
  }

  #isClosed(): boolean {
    return this.#state === 'closed'
  }

  async #createSession(time: ThreadTime, seed: number): Promise<Session> {
    rememberMinecraftData()
    // Loaded only now, so that the libraries find virtual time in place.
    const { createMemoryBot, warmProtocol } = await import('./memory-bot.ts')
    const { MemoryServer } = await import('./memory-server.ts')
    rememberRequires()
    const { createWorld, username, viewDistanceChunks, wireTap, speed } = this.#options
    time.timers.reset()
    time.chance.reseed(`world/${seed}`)
    const world = await createWorld(seed)
    warmProtocol(world.minecraft)
    await world.server.start({ Server: MemoryServer })
    time.chance.reseed(`play/${seed}`)
    const sockets = createSocketPair(wireTap ?? null)
    const protocol = world.server.protocol as InstanceType<typeof MemoryServer>
    protocol.accept(sockets.server)
    const bot = createMemoryBot(sockets.client, {
      username: username ?? 'stevolve',
      version: world.minecraft,
      viewDistanceChunks: viewDistanceChunks ?? 6,
    })
    const driver = new TickDriver(time.timers, this.clock, speed, () => world.server.tick())
    return { bot, world, driver, time }
  }
}
