import { type Experience, withPoints, withoutLevels } from '../rules/experience.ts'
import { ArrayStore } from '../containers/slot-store.ts'
import type { ItemStack } from './item-stack.ts'
import { createBody, eyeHeightOf, type PlayerBody } from './player-body.ts'
import { PlayerInventory } from './player-inventory.ts'
import { endClient } from './protocol-server.ts'
import type { ProtocolClient } from './protocol-client.ts'
import type { ProtocolDialect } from '../protocol/protocol-dialect.ts'
import type { MapChunkFields } from '../world/encode-column.ts'
import type { UpdateLightFields } from '../world/encode-light.ts'
import type { Attacker, DamageCause, OpenWindow, Player } from './server-context.ts'
import type { Position } from '../../position.ts'

const enderChestSlots = 27

/** What a session needs of its server: the parts of a body's life that mechanics decide. */
export interface SessionServices {
  stackSizeOf(item: number): number
  hurt(player: PlayerSession, amount: number, cause: DamageCause, attacker: Attacker | null): boolean
  throwStack(player: PlayerSession, stack: ItemStack): void
  left(player: PlayerSession): void
  readonly isPeaceful: boolean
  /** Null where clients speak 1.16.5. */
  readonly dialect: ProtocolDialect | null
}

/** One connected player: the connection, the body and what it carries. */
export class PlayerSession implements Player {
  readonly entityId: number
  readonly username: string
  readonly uuid: string
  readonly body: PlayerBody
  readonly inventory: PlayerInventory
  /** What this player keeps in ender chests. */
  readonly enderChest = new ArrayStore(enderChestSlots)
  readonly client: ProtocolClient
  openWindow: OpenWindow | null = null
  alive = true
  gone = false
  /** False for one who has been in this world before and found its belongings again. */
  isNew = true
  viewDistanceChunks: number
  /** Chunks that the client has, by `chunkKey`. */
  readonly chunks = new Set<number>()
  /** Chunks sent to this client so far. */
  chunksSent = 0
  /** Entities that the client has been shown, by entity id. */
  readonly seenEntities = new Set<number>()
  /** Teleport that the client has yet to confirm; null when none. */
  pendingTeleport: number | null = null
  /** Packets that may still be handled before the next refill, against floods. */
  packetAllowance = 0
  /** The head of the bed last slept in, where the next life begins; null when none. */
  bed: Position | null = null
  /** True while lying in a bed. */
  sleeping = false
  /** The shield that is raised: the slot it is in and since when; null when none. */
  shield: { readonly slot: number; readonly sinceTick: number } | null = null
  /** Blocks that the body may still move before the next tick, against leaps. */
  moveAllowance = 0
  /** Set when health, food or saturation must be sent. */
  vitalsChanged = false
  /** Set when experience must be sent. */
  experienceChanged = false
  #teleports = 0
  readonly #services: SessionServices

  constructor(
    entityId: number,
    client: ProtocolClient,
    spawn: Position,
    viewDistanceChunks: number,
    services: SessionServices,
  ) {
    this.entityId = entityId
    this.client = client
    this.username = client.username
    this.uuid = client.uuid
    this.body = createBody(spawn)
    this.viewDistanceChunks = viewDistanceChunks
    this.inventory = new PlayerInventory((item) => services.stackSizeOf(item))
    this.#services = services
  }

  hasChunk(chunkX: number, chunkZ: number): boolean {
    return this.chunks.has(chunkKey(chunkX, chunkZ))
  }

  send(packet: string, fields: object): void {
    if (this.gone) return
    const { dialect } = this.#services
    if (dialect === null) this.client.write(packet, fields)
    else for (const [name, said] of dialect.outgoing(packet, fields)) this.client.write(name, said)
  }

  /** Sends a column: its light first where that is a packet of its own. */
  sendColumn(chunk: MapChunkFields, light: UpdateLightFields): void {
    if (this.gone) return
    const { dialect } = this.#services
    if (dialect === null) {
      this.client.write('update_light', light)
      this.client.write('map_chunk', chunk)
    } else for (const [name, said] of dialect.column(chunk, light)) this.client.write(name, said)
  }

  /** Answers a packet for whose handling the client waits, in versions in which it does. */
  acknowledge(fields: Readonly<Record<string, unknown>>): void {
    const answer = this.#services.dialect?.acknowledgement(fields) ?? null
    if (answer !== null && !this.gone) this.client.write(...answer)
  }

  kick(reason: string): void {
    this.disconnect(reason)
  }

  /** Ends the session; `component` replaces the plain text for clients that translate. */
  disconnect(reason: string, component?: object): void {
    if (this.gone) return
    endClient(this.client, reason, component)
    this.markGone()
  }

  /** Tells the server, once, that this player is no more. */
  markGone(): void {
    if (this.gone) return
    this.gone = true
    this.#services.left(this)
  }

  teleport(x: number, y: number, z: number, yawDegrees?: number, pitchDegrees?: number): void {
    const { body } = this
    body.position.x = x
    body.position.y = y
    body.position.z = z
    body.yawDegrees = yawDegrees ?? body.yawDegrees
    body.pitchDegrees = pitchDegrees ?? body.pitchDegrees
    this.#teleports = (this.#teleports + 1) % 0x7fffffff
    this.pendingTeleport = this.#teleports
    const look = { yaw: body.yawDegrees, pitch: body.pitchDegrees }
    this.send('position', { x, y, z, ...look, flags: 0, teleportId: this.#teleports })
  }

  exhaust(amount: number): void {
    if (this.#services.isPeaceful) return
    this.body.exhaustion = Math.min(this.body.exhaustion + amount, 40)
  }

  hurt(amount: number, cause: DamageCause, attacker: Attacker | null = null): boolean {
    return this.#services.hurt(this, amount, cause, attacker)
  }

  heal(amount: number): void {
    if (!this.alive || amount <= 0) return
    this.body.health = Math.min(20, this.body.health + amount)
    this.vitalsChanged = true
  }

  gainExperience(points: number): void {
    this.#becomeExperienced(withPoints(this.#experience(), points))
  }

  payLevels(levels: number): void {
    this.#becomeExperienced(withoutLevels(this.#experience(), levels))
  }

  #experience(): Experience {
    const { experienceLevel, experienceProgress, experienceTotal } = this.body
    return { level: experienceLevel, progress: experienceProgress, total: experienceTotal }
  }

  #becomeExperienced({ level, progress, total }: Experience): void {
    const { body } = this
    body.experienceLevel = level
    body.experienceProgress = progress
    body.experienceTotal = total
    this.experienceChanged = true
  }

  throwStack(stack: ItemStack): void {
    this.#services.throwStack(this, stack)
  }

  giveStack(stack: ItemStack): ItemStack | null {
    return this.inventory.insert(stack)
  }

  distanceToBlock(x: number, y: number, z: number): number {
    const { position } = this.body
    return Math.hypot(
      position.x - (x + 0.5),
      position.y + eyeHeightOf(this.body) - (y + 0.5),
      position.z - (z + 0.5),
    )
  }
}

/** One number for a chunk's coordinates, within the world's border. */
export function chunkKey(chunkX: number, chunkZ: number): number {
  return (chunkX + 0x200000) * 0x400000 + (chunkZ + 0x200000)
}
