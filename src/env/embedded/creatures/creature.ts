import { entityUuid } from '../mechanics/entity-uuid.ts'
import type { MovingBox } from '../mechanics/box-mover.ts'
import { notchVelocity } from '../mechanics/item-entity.ts'
import type { Player, ServerEntity } from '../server/server-context.ts'
import type { CreatureWorld } from './creature-world.ts'
import { metadataOf } from './creature-metadata.ts'
import { createMind } from './mind.ts'
import { MoveTeller } from './move-teller.ts'
import type { Species } from './species.ts'
import type { VillagerOffers } from './villager-offers.ts'

/** Where a creature wants to go, and how fast, as a factor of its speed; a pace of 0 is standing. */
export interface Walk {
  x: number
  z: number
  pace: number
  /** How far it turns off the straight way, in radians, to get around something, and for how many ticks yet. */
  detour: number
  detourTicks: number
}

/** A living thing that is not a player. `live` advances it; `harm.ts` hurts it. */
export class Creature implements ServerEntity, MovingBox {
  readonly entityId: number
  readonly species: Species
  readonly position: { x: number; y: number; z: number }
  readonly velocity = { x: 0, y: 0, z: 0 }
  readonly width: number
  readonly height: number
  readonly walk: Walk = { x: 0, z: 0, pace: 0, detour: 0, detourTicks: 0 }
  readonly mind = createMind()
  /** What a villager trades; null for all others. */
  offers: VillagerOffers | null = null
  onGround = true
  yawDegrees: number
  health: number
  fireTicks = 0
  /** As a player's: only a stronger hit counts above 10. */
  invulnerableTicks = 0
  lastHurtAmount = 0
  /** Ticks since it died; 0 while it lives. */
  deathTicks = 0
  ageTicks = 0
  fallBlocks = 0
  /** `fluidKinds` at its feet. */
  fluid = 0
  /** Stopped sideways by a block in the last tick. */
  isBlocked = false
  /** Blocks to the nearest living player, as last looked at. */
  playerDistance = 0
  readonly #world: CreatureWorld
  readonly #live: (creature: Creature, world: CreatureWorld) => boolean
  readonly #teller: MoveTeller

  /** `live` advances it by one tick and tells whether it stays in the world. */
  constructor(
    world: CreatureWorld,
    species: Species,
    position: { readonly x: number; readonly y: number; readonly z: number },
    yawDegrees: number,
    live: (creature: Creature, world: CreatureWorld) => boolean,
  ) {
    this.entityId = world.server.nextEntityId()
    this.species = species
    this.position = { x: position.x, y: position.y, z: position.z }
    this.width = species.widthBlocks
    this.height = species.heightBlocks
    this.health = species.health
    this.yawDegrees = yawDegrees
    this.#world = world
    this.#live = live
    this.#teller = new MoveTeller(this)
  }

  get alive(): boolean {
    return this.deathTicks === 0
  }

  tick(): boolean {
    return this.#live(this, this.#world)
  }

  get moved(): boolean {
    return this.#teller.hasNews
  }

  tellMove(player: Player): void {
    this.#teller.tell(player)
  }

  moveTold(): void {
    this.#teller.told()
  }

  showTo(player: Player): void {
    const { entityId, velocity } = this
    const yaw = this.#teller.yaw
    player.send('spawn_entity_living', {
      entityId,
      entityUUID: entityUuid(entityId),
      type: this.#world.typeId(this.species.name),
      ...this.#teller.place(),
      ...{ yaw, pitch: 0, headPitch: yaw },
      velocity: notchVelocity(velocity),
    })
    player.send('entity_metadata', { entityId, metadata: metadataOf(this) })
  }

  /** Tells all who can see it a packet about it. */
  announce(packet: string, fields: object): void {
    const { x, z } = this.position
    this.#world.server.broadcastNear(x, z, packet, { entityId: this.entityId, ...fields })
  }

  /** Tells what has changed in its look: fire, a swelling fuse. */
  announceLook(): void {
    this.announce('entity_metadata', { metadata: metadataOf(this) })
  }

  /** Goes towards a point of the ground. */
  goTo(x: number, z: number, pace: number): void {
    this.walk.x = x
    this.walk.z = z
    this.walk.pace = pace
  }

  stand(): void {
    this.walk.pace = 0
    this.walk.detourTicks = 0
  }

  /** Turns towards a point. */
  face(x: number, z: number): void {
    this.yawDegrees = (Math.atan2(this.position.x - x, z - this.position.z) * 180) / Math.PI
  }

  distanceTo(point: { readonly x: number; readonly y: number; readonly z: number }): number {
    const { x, y, z } = this.position
    return Math.hypot(point.x - x, point.y - y, point.z - z)
  }
}
