import type { Random } from '../../random.ts'
import type { CreatureKeeper } from '../creatures/creatures.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { createProtocolDialect } from '../protocol/create-protocol-dialect.ts'
import type { ProtocolDialect } from '../protocol/protocol-dialect.ts'
import type { BlockWorld } from '../world/block-world.ts'
import { ColumnEncoder } from '../world/encode-column.ts'
import { WorldLight } from '../world/light.ts'
import { type BlockFacts, createBlockFacts } from './block-facts.ts'
import { BlockUpdates } from './block-updates.ts'
import { EntityTracker } from './entity-tracker.ts'
import type { ItemStack } from './item-stack.ts'
import type { Merchant } from './merchant.ts'
import { refusalOf } from './join-refusal.ts'
import { PacketError } from './packet-fields.ts'
import type { PacketFields } from './packet-handlers.ts'
import { PlayerRecords } from './player-records.ts'
import { chunkKey, PlayerSession } from './player-session.ts'
import type { ProtocolClient, ProtocolServer } from './protocol-client.ts'
import { createProtocolServer, type JoinRefusal, type ListenOptions } from './protocol-server.ts'
import { ServerEvents } from './server-events.ts'
import type { ServerRoles } from './server-roles.ts'
import type {
  BlockUse,
  ItemDropOptions,
  Mechanic,
  Player,
  ServerContext,
  ServerEntity,
  ServerSettings,
} from './server-context.ts'

export interface EmbeddedServerParts {
  readonly world: BlockWorld
  readonly rules: GameRules
  readonly settings: ServerSettings
  readonly random: Random
  /** In the order in which their tick steps run. */
  readonly mechanics: readonly Mechanic[]
}

/** A flood is cut off: packets a player may send in a tick on average, and in a burst. */
const packetsPerTick = 100
const packetBurst = 2_000
/** A client that does not read is given up when this much waits for it; looked at every so many ticks. */
const mostUnsentBytes = 64 * 1024 * 1024
const unsentCheckTicks = 20

/**
 * A survival server for one version of Minecraft. Order: construct, `start` once, `tick` every 50 ms of game time, `stop`.
 * It makes no timers and reads no clock: all time is `tick`, all chance is `random`.
 */
export class EmbeddedServer extends ServerEvents implements ServerContext {
  readonly world: BlockWorld
  readonly rules: GameRules
  readonly blocks: BlockFacts
  readonly columns: ColumnEncoder
  readonly light: WorldLight
  readonly updates: BlockUpdates
  readonly settings: ServerSettings
  readonly random: Random
  readonly entities: EntityTracker
  /** What is kept of players who have left. */
  readonly records: PlayerRecords
  readonly roles: ServerRoles
  /** The living world besides players; null in a server without creatures. */
  creatures: CreatureKeeper | null = null
  tickNumber = 0
  /** How many kinds of blocks are ticked at random: each has a stream of chance of its own. */
  randomTickKinds = 0
  timeOfDay: number
  maxPlayers = 8
  /**
   * Told of a fault of ours while a packet was handled, after its sender has been disconnected. While it is null such
   * an error is thrown to whoever delivered the packet, which ends a process that does not expect it.
   */
  onFault: ((error: unknown) => void) | null = null
  readonly #dialect: ProtocolDialect | null
  #players: readonly PlayerSession[] = []
  #protocol: ProtocolServer | null = null
  #nextEntityId = 1

  constructor(parts: EmbeddedServerParts) {
    super()
    this.world = parts.world
    this.rules = parts.rules
    this.settings = parts.settings
    this.random = parts.random
    this.blocks = createBlockFacts(parts.world.states)
    this.columns = new ColumnEncoder(parts.world.states)
    parts.world.onDrop((column) => this.columns.forget(column))
    this.#dialect = createProtocolDialect(parts.world.states.version)
    this.light = new WorldLight(parts.world)
    this.updates = new BlockUpdates(parts.world)
    this.timeOfDay = parts.settings.startTimeOfDay
    this.entities = new EntityTracker(this)
    this.records = new PlayerRecords(parts.rules)
    const missing = (role: string) => () => {
      throw new Error(`no mechanic of this server plays the role "${role}"`)
    }
    this.roles = {
      hurt: missing('hurt'),
      throwStack: missing('throwStack'),
      dropStack: missing('dropStack'),
      dropExperience: missing('dropExperience'),
      openMerchant: missing('openMerchant'),
      asideOf: () => [],
      startChunks: missing('startChunks'),
      welcome: missing('welcome'),
    }
    for (const mechanic of parts.mechanics) mechanic.install(this)
  }

  /** Listens. Resolves to the TCP port (0 for a server without one); rejects when it cannot listen. */
  start(options: ListenOptions = {}): Promise<number> {
    if (this.#protocol !== null) throw new Error('an embedded server is started once')
    this.maxPlayers = options.maxPlayers ?? 8
    const protocol = createProtocolServer(this.world.states.version, options, {
      refuse: (username) => this.#refuse(username),
      joined: (client) => this.#join(client),
    })
    this.#protocol = protocol
    return new Promise((resolve, reject) => {
      protocol.once('error', reject)
      protocol.once('listening', () => {
        protocol.off('error', reject)
        // A later failure of the listening socket ends no player's session; there is nobody to report it to.
        protocol.on('error', () => undefined)
        const address = protocol.socketServer?.address() as { port?: number } | null | undefined
        resolve(address?.port ?? 0)
      })
    })
  }

  /** minecraft-protocol's server, once started: a host over memory sockets hands connections to it. */
  get protocol(): ProtocolServer | null {
    return this.#protocol
  }

  /** Advances the world by 50 ms of game time. */
  tick(): void {
    this.tickNumber++
    for (const player of this.#players) {
      player.packetAllowance = Math.min(packetBurst, player.packetAllowance + packetsPerTick)
    }
    if (this.tickNumber % unsentCheckTicks === 0) this.#dropStalled()
    this.runSteps()
  }

  /** Sends everyone away and closes the port. */
  stop(): void {
    for (const player of this.#players) player.disconnect('The server has stopped.')
    this.#protocol?.close()
  }

  /** Gives the memory of the world back, for the next one in this thread. Nothing may be asked of it after that. */
  release(): void {
    this.world.release()
  }

  get players(): readonly PlayerSession[] {
    return this.#players
  }

  /** Lets the block's own handlers see a right-click; true when one used it up. */
  useBlock(player: PlayerSession, use: BlockUse): boolean {
    return this.useBlockNamed(this.blocks.nameOf(use.state), player, use)
  }

  nextEntityId(): number {
    return this.#nextEntityId++
  }
  addEntity(entity: ServerEntity): void {
    this.entities.add(entity)
  }
  removeEntity(entity: ServerEntity): void {
    this.entities.remove(entity)
  }
  dropStack(stack: ItemStack, x: number, y: number, z: number, options?: ItemDropOptions): void {
    this.roles.dropStack(stack, x, y, z, options)
  }
  dropExperience(points: number, x: number, y: number, z: number): void {
    if (points > 0) this.roles.dropExperience(points, x, y, z)
  }
  openMerchant(player: Player, merchant: Merchant): void {
    this.roles.openMerchant(player, merchant)
  }

  broadcastNear(x: number, z: number, packet: string, fields: object, except?: Player): void {
    const key = chunkKey(Math.floor(x) >> 4, Math.floor(z) >> 4)
    for (const player of this.#players) {
      if (player !== except && player.chunks.has(key)) player.send(packet, fields)
    }
  }
  broadcast(packet: string, fields: object): void {
    for (const player of this.#players) player.send(packet, fields)
  }

  #dropStalled(): void {
    for (const player of this.#players) {
      if (player.client.socket.writableLength < mostUnsentBytes) continue
      player.kick('Your client does not read what it is sent.')
      player.client.socket.destroy()
    }
  }

  #refuse(username: string): JoinRefusal {
    return refusalOf(username, this.#players, this.maxPlayers)
  }

  #join(client: ProtocolClient): void {
    const { settings } = this
    const session = new PlayerSession(
      this.nextEntityId(),
      client,
      this.world.spawn(),
      settings.viewDistanceChunks,
      {
        stackSizeOf: (item) => this.rules.stackSizeOf(item),
        hurt: (player, amount, cause, attacker) => this.roles.hurt(player, amount, cause, attacker),
        throwStack: (player, stack) => this.roles.throwStack(player, stack),
        left: (player) => this.#leave(player),
        isPeaceful: settings.difficulty === 'peaceful',
        dialect: this.#dialect,
      },
    )
    session.packetAllowance = packetBurst
    // Two may have asked to join under one name before either of them was here.
    if (this.#refuse(session.username) !== null) {
      session.disconnect('That name is already taken.')
      return
    }
    const owed = this.records.restore(session)
    session.isNew = owed === null
    client.on('packet', (fields: PacketFields, meta: { readonly name: string }) => {
      this.#receive(session, meta.name, fields)
    })
    client.once('end', () => session.markGone())
    this.#guarded(session, () => {
      this.roles.welcome(session)
      this.#players = [...this.#players, session]
      this.announceJoin(session)
      for (const stack of owed ?? []) session.throwStack(stack)
    })
    const { earlySettings } = client
    if (earlySettings !== undefined) this.#receive(session, 'settings', earlySettings)
  }

  #leave(session: PlayerSession): void {
    if (!this.#players.includes(session)) {
      // It went while it was being let in: what it had found again is kept for the next time.
      if (!session.isNew) this.records.keep(session, [])
      return
    }
    this.#players = this.#players.filter((player) => player !== session)
    const window = session.openWindow
    session.openWindow = null
    window?.close()
    this.announceLeave(session)
    this.records.keep(session, [])
  }

  #receive(session: PlayerSession, packet: string, said: PacketFields): void {
    if (session.gone) return
    if (--session.packetAllowance < 0) {
      session.kick('You sent too many packets.')
      return
    }
    const [name, fields] = this.#dialect?.incoming(packet, said) ?? [packet, said]
    const handlers = this.handlersOf(name)
    if (handlers === undefined) return
    this.#guarded(session, () => {
      for (const handler of handlers) {
        handler(session, fields as PacketFields)
        if (session.gone) return
      }
      session.acknowledge(said)
    })
  }

  /** A packet that breaks the rules costs its sender the session; so does one that a fault of ours cannot handle. */
  #guarded(session: PlayerSession, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (error instanceof PacketError) {
        session.kick(error.message)
        return
      }
      session.kick('The server made a mistake. Please join again.')
      if (this.onFault === null) throw error
      this.onFault(error)
    }
  }
}
