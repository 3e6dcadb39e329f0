import type { Bot } from 'mineflayer'
import mineflayer from 'mineflayer'
import { afterWallMs } from '../clock/real-time.ts'
import { RealGameClock } from '../clock/real-game-clock.ts'
import type { GameClock } from '../clock/game-clock.ts'
import { UsageError } from '../errors.ts'
import type { BodyHost, Joined } from '../mineflayer/body-host.ts'
import { keepReading } from '../mineflayer/body/keep-reading.ts'
import { keepDeclaredRecipes } from '../mineflayer/deeds/support/declared-recipes.ts'
import { awaitSpawn } from './await-spawn.ts'
import type { ServerAddress } from './server-address.ts'
import { formatServerAddress } from './server-address.ts'
import { readServerStatus } from './server-status.ts'
import { chooseVersion } from './server-version.ts'
import { watchForSilence } from './silence-watch.ts'

export interface RemoteHostOptions {
  readonly address: ServerAddress
  /** Player name; for Microsoft accounts the e-mail address, or any name under which the sign-in is kept. */
  readonly username: string
  /** How the account is shown to the server. Default `offline`. */
  readonly auth?: 'offline' | 'microsoft'
  /** Minecraft version, e.g. `1.20.4`; null or left out: the one that the server reports. */
  readonly version?: string | null
  /** Chunks that the server is asked to send around the body. Default 6. */
  readonly viewDistanceChunks?: number
  /** Folder in which a Microsoft sign-in is kept. Default: minecraft-protocol's own, in the user's Minecraft folder. */
  readonly profilesFolder?: string
  /** Wall time for the status request and the name look-up, each. Default 10,000. */
  readonly statusTimeoutMs?: number
  /** Wall time from the connection to the spawn. Default 60,000. */
  readonly joinTimeoutMs?: number
  /** Wall time without a sign of life after which a server counts as lost. Default 20,000: vanilla's tells the time every second. */
  readonly silenceMs?: number
}

/** A Java-edition server reached over TCP, in real time. */
export class RemoteHost implements BodyHost {
  readonly kind = 'remote'
  readonly clock: GameClock = new RealGameClock()
  readonly #options: RemoteHostOptions
  readonly #notify: (text: string) => void
  #state: 'new' | 'joining' | 'joined' | 'closed' = 'new'
  #bot: Bot | null = null
  #stopSilenceWatch = () => {}

  /** `notify` receives what the user must be told while joining, such as a sign-in code. */
  constructor(options: RemoteHostOptions, notify: (text: string) => void = () => {}) {
    this.#options = options
    this.#notify = notify
  }

  /**
   * Asks for the server's status, settles on a version, joins, and waits for spawn and chunks. Every failure is a
   * `WorldUnreachableError`.
   */
  async join(): Promise<Joined> {
    if (this.#state !== 'new') {
      throw new UsageError('A host joins once.', 'Make a new RemoteHost for the next episode.')
    }
    this.#state = 'joining'
    const { address } = this.#options
    const status = await readServerStatus(address, this.#options.statusTimeoutMs ?? 10_000)
    const version = chooseVersion(this.#options.version ?? null, status, address)
    if (this.#isClosed()) throw closedWhileJoining()
    const bot = this.#createBot(status.address, version)
    this.#bot = bot
    try {
      await awaitSpawn(bot, {
        address,
        offline: this.#options.auth !== 'microsoft',
        timeoutMs: this.#options.joinTimeoutMs ?? 60_000,
      })
    } catch (error) {
      await this.close()
      throw error
    }
    if (this.#isClosed()) throw closedWhileJoining()
    this.#state = 'joined'
    this.#stopSilenceWatch = watchForSilence(bot, this.#options.silenceMs ?? 20_000)
    return { bot, minecraft: version, world: formatServerAddress(address) }
  }

  during<Result>(work: Promise<Result>): Promise<Result> {
    return work
  }

  async close(): Promise<void> {
    this.#state = 'closed'
    this.#stopSilenceWatch()
    const bot = this.#bot
    this.#bot = null
    if (bot !== null) await leave(bot)
  }

  #isClosed(): boolean {
    return this.#state === 'closed'
  }

  #createBot(address: ServerAddress, version: string): Bot {
    const { username, auth, viewDistanceChunks, profilesFolder } = this.#options
    const bot = mineflayer.createBot({
      ...address,
      username,
      auth: auth ?? 'offline',
      version,
      viewDistance: viewDistanceChunks ?? 6,
      hideErrors: true,
      logErrors: false,
      ...(profilesFolder === undefined ? {} : { profilesFolder }),
      onMsaCode: ({ verification_uri: url, user_code: code }) =>
        this.#notify(`To sign in, open ${url} and enter the code ${code}.`),
    })
    keepReading(bot)
    keepDeclaredRecipes(bot)
    // An error event without a listener would end the process; the end of the connection is told by `end`.
    bot.on('error', () => {})
    return bot
  }
}

/** Wall time that the end of a connection may take before it is let go. */
const farewellMs = 1_000

/** Ends the connection and lets go of everything that hangs on it. */
async function leave(bot: Bot): Promise<void> {
  const socket = bot._client.socket as typeof bot._client.socket | undefined
  if (socket !== undefined && !bot._client.ended) {
    // The plug-ins stop their timers when they hear of the end.
    const ended = new Promise<void>((resolve) => bot.once('end', () => resolve()))
    bot.end('disconnect.quitting')
    let cancel = () => {}
    const late = new Promise<void>((resolve) => (cancel = afterWallMs(farewellMs, resolve)))
    // minecraft-protocol would leave its half of the socket open for 30 s, and a timer with it.
    socket.destroySoon()
    await Promise.race([ended, late])
    cancel()
    socket.destroy()
  }
  bot.removeAllListeners()
  bot.on('error', () => {})
}

function closedWhileJoining(): UsageError {
  return new UsageError('The host was closed while it joined.', 'Let join finish before close.')
}
