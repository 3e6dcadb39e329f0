import type { ItemEntity } from '../mechanics/item-entity.ts'
import type { PlayerSession } from './player-session.ts'
import { chunkKey } from './player-session.ts'
import type { ServerEntity } from './server-context.ts'

/** How often it is looked anew who can see what, in ticks. */
const visibilityTicks = 20
/** How often a moving entity's place is told, in ticks. */
const movementTicks = 4

interface TrackerServer {
  readonly players: readonly PlayerSession[]
  readonly tickNumber: number
}

/** The entities besides players: advances them, and shows each to those who have its chunk. */
export class EntityTracker {
  readonly #server: TrackerServer
  readonly #entities = new Set<ServerEntity>()
  readonly #byId = new Map<number, ServerEntity>()
  /** The item entities among them, in the order in which they were dropped. */
  readonly items = new Set<ItemEntity>()

  constructor(server: TrackerServer) {
    this.#server = server
  }

  get all(): ReadonlySet<ServerEntity> {
    return this.#entities
  }

  /** The entity with this number, or null. */
  byId(entityId: number): ServerEntity | null {
    return this.#byId.get(entityId) ?? null
  }

  add(entity: ServerEntity): void {
    this.#entities.add(entity)
    this.#byId.set(entity.entityId, entity)
    for (const player of this.#server.players) this.#updateFor(player, entity)
  }

  remove(entity: ServerEntity): void {
    if (!this.#entities.delete(entity)) return
    this.#byId.delete(entity.entityId)
    ;(this.items as Set<ServerEntity>).delete(entity)
    for (const player of this.#server.players) this.#hide(player, entity)
  }

  /** Advances every entity by one tick and tells the players what moved. */
  step(): void {
    if (this.#entities.size === 0) return
    const { tickNumber, players } = this.#server
    const looksAgain = tickNumber % visibilityTicks === 0
    const tellsMoves = tickNumber % movementTicks === 0
    for (const entity of this.#entities) {
      if (!entity.tick()) {
        this.remove(entity)
        continue
      }
      for (const player of players) {
        if (looksAgain) this.#updateFor(player, entity)
        if (!tellsMoves || !entity.moved || !player.seenEntities.has(entity.entityId)) continue
        if (entity.tellMove) entity.tellMove(player)
        else tellPlace(player, entity)
      }
      if (tellsMoves && entity.moved) entity.moveTold()
    }
  }

  /** Shows and hides entities after the player's chunks have changed. */
  updatePlayer(player: PlayerSession): void {
    for (const entity of this.#entities) this.#updateFor(player, entity)
  }

  #updateFor(player: PlayerSession, entity: ServerEntity): void {
    const { x, z } = entity.position
    const visible = player.chunks.has(chunkKey(Math.floor(x) >> 4, Math.floor(z) >> 4))
    const seen = player.seenEntities.has(entity.entityId)
    if (visible && !seen) {
      player.seenEntities.add(entity.entityId)
      entity.showTo(player)
    } else if (!visible && seen) {
      this.#hide(player, entity)
    }
  }

  #hide(player: PlayerSession, entity: ServerEntity): void {
    if (!player.seenEntities.delete(entity.entityId)) return
    player.send('entity_destroy', { entityIds: [entity.entityId] })
  }
}

/** Absolute, so that no rounding adds up. */
function tellPlace(player: PlayerSession, entity: ServerEntity): void {
  const { x, y, z } = entity.position
  player.send('entity_teleport', {
    entityId: entity.entityId,
    ...{ x, y, z },
    yaw: 0,
    pitch: 0,
    onGround: entity.onGround,
  })
}
