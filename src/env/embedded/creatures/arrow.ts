import { entityUuid } from '../mechanics/entity-uuid.ts'
import { notchVelocity } from '../mechanics/item-entity.ts'
import { knockBackPlayer } from '../mechanics/knock-back.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { playerBox } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { CreatureAttacker, Player, ServerEntity } from '../server/server-context.ts'
import type { Position } from '../../position.ts'

/** Vanilla `AbstractArrow`, per tick. */
const gravity = 0.05
const airDrag = 0.99
const waterDrag = 0.6
/** Bodies count as so much larger for an arrow, in blocks. */
const hitMargin = 0.3
/** A way is looked at in steps of this length, in blocks. */
const stepBlocks = 0.25
/** A stuck arrow lies for this long: nobody picks it up here. */
const stuckTicks = 40
const longestFlightTicks = 200

/** An arrow on its way: hurts the first player it meets by its speed, and sticks in blocks. */
export class Arrow implements ServerEntity {
  readonly entityId: number
  readonly position: { x: number; y: number; z: number }
  readonly velocity: { x: number; y: number; z: number }
  onGround = false
  moved = false
  #ageTicks = 0
  #stuckTicks = 0
  readonly #server: EmbeddedServer
  readonly #typeId: number
  readonly #shooter: CreatureAttacker
  readonly #damagePerSpeed: number

  /** `damagePerSpeed` is half hearts per block of speed a tick. */
  constructor(
    server: EmbeddedServer,
    typeId: number,
    shooter: CreatureAttacker,
    from: Position,
    velocity: Position,
    damagePerSpeed: number,
  ) {
    this.entityId = server.nextEntityId()
    this.#server = server
    this.#typeId = typeId
    this.#shooter = shooter
    this.position = { x: from.x, y: from.y, z: from.z }
    this.velocity = { x: velocity.x, y: velocity.y, z: velocity.z }
    this.#damagePerSpeed = damagePerSpeed
  }

  tick(): boolean {
    if (this.#stuckTicks > 0) return ++this.#stuckTicks < stuckTicks
    if (++this.#ageTicks > longestFlightTicks) return false
    const { velocity } = this
    if (!this.#fly()) return false
    const server = this.#server
    const { x, y, z } = this.position
    const state = server.world.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
    const drag = server.blocks.fluid[state] === fluidKinds.water ? waterDrag : airDrag
    velocity.x *= drag
    velocity.y = velocity.y * drag - gravity
    velocity.z *= drag
    return y > -64
  }

  showTo(player: Player): void {
    const { x, y, z } = this.position
    player.send('spawn_entity', {
      entityId: this.entityId,
      objectUUID: entityUuid(this.entityId),
      type: this.#typeId,
      ...{ x, y, z },
      pitch: 0,
      yaw: 0,
      objectData: this.#shooter.entityId + 1,
      velocity: notchVelocity(this.velocity),
    })
  }

  moveTold(): void {
    this.moved = false
  }

  /** Goes its way in small steps; false when it has met a player. */
  #fly(): boolean {
    const { position, velocity } = this
    const { world, blocks } = this.#server
    const speed = Math.hypot(velocity.x, velocity.y, velocity.z)
    const steps = Math.max(1, Math.ceil(speed / stepBlocks))
    this.moved = true
    for (let step = 0; step < steps; step++) {
      position.x += velocity.x / steps
      position.y += velocity.y / steps
      position.z += velocity.z / steps
      for (const player of this.#server.players) {
        if (!player.alive || !isInside(position, player)) continue
        const amount = Math.ceil(speed * this.#damagePerSpeed)
        if (player.hurt(amount, 'arrow', this.#shooter)) {
          knockBackPlayer(this.#server, player, this.#shooter.position)
        }
        return false
      }
      const x = Math.floor(position.x)
      const y = Math.floor(position.y)
      const z = Math.floor(position.z)
      for (const box of blocks.boxesOf(world.stateAt(x, y, z))) {
        if (!isWithin(position, box, x, y, z)) continue
        this.#stuckTicks = 1
        this.onGround = true
        return true
      }
    }
    return true
  }
}

function isInside({ x, y, z }: Position, { body }: PlayerSession): boolean {
  const at = body.position
  const half = playerBox.width / 2 + hitMargin
  return (
    Math.abs(x - at.x) <= half &&
    Math.abs(z - at.z) <= half &&
    y >= at.y - hitMargin &&
    y <= at.y + playerBox.height + hitMargin
  )
}

function isWithin(point: Position, box: readonly number[], x: number, y: number, z: number): boolean {
  return (
    point.x >= x + box[0]! &&
    point.x <= x + box[3]! &&
    point.y >= y + box[1]! &&
    point.y <= y + box[4]! &&
    point.z >= z + box[2]! &&
    point.z <= z + box[5]!
  )
}
