import { fluidKinds } from '../server/block-facts.ts'
import { uuidOfEntity } from '../server/entity-uuid.ts'
import { toNotch } from '../server/item-notch.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { Player, ServerContext, ServerEntity } from '../server/server-context.ts'
import { fluidAt } from '../server/surroundings.ts'
import { type MovingBox, moveBox } from './box-mover.ts'
import { pushByFluid } from './fluid-push.ts'

/** Vanilla's size and life of a dropped item. */
const itemBox = { width: 0.25, height: 0.25 } as const
const despawnTicks = 6_000

const gravity = 0.04
const airDrag = 0.98
/** Slower than this it lies still. */
const restingSpeed = 1e-3
/** How often a lying item looks whether the ground is still there. */
const restCheckTicks = 4
/** Sits in the client's data of an item entity: the stack it shows. */
const stackMetadata = { key: 7, type: 6 } as const

/** A stack lying about. */
export class ItemEntity implements ServerEntity, MovingBox {
  readonly entityId: number
  readonly position: { x: number; y: number; z: number }
  readonly velocity: { x: number; y: number; z: number }
  readonly width = itemBox.width
  readonly height = itemBox.height
  onGround = false
  moved = false
  ageTicks = 0
  pickupDelayTicks: number
  stack: ItemStack
  gone = false
  #resting = false
  readonly #server: ServerContext
  readonly #typeId: number

  constructor(
    server: ServerContext,
    typeId: number,
    stack: ItemStack,
    position: { x: number; y: number; z: number },
    velocity: { x: number; y: number; z: number },
    pickupDelayTicks: number,
  ) {
    this.entityId = server.nextEntityId()
    this.#server = server
    this.#typeId = typeId
    this.stack = stack
    this.position = position
    this.velocity = velocity
    this.pickupDelayTicks = pickupDelayTicks
  }

  tick(): boolean {
    // Whoever looks at it later in the same tick must not take what has just burnt or vanished.
    if (!this.gone && !this.#live()) this.gone = true
    return !this.gone
  }

  #live(): boolean {
    this.ageTicks++
    if (this.pickupDelayTicks > 0) this.pickupDelayTicks--
    if (this.ageTicks >= despawnTicks || this.position.y < -64) return false
    if (this.#resting && (this.ageTicks + this.entityId) % restCheckTicks !== 0) return true
    return this.#move()
  }

  moveTold(): void {
    this.moved = false
  }

  showTo(player: Player): void {
    const { x, y, z } = this.position
    player.send('spawn_entity', {
      entityId: this.entityId,
      objectUUID: uuidOfEntity(this.entityId),
      type: this.#typeId,
      ...{ x, y, z },
      pitch: 0,
      yaw: 0,
      objectData: 1,
      velocity: notchVelocity(this.velocity),
    })
    this.showStackTo(player)
  }

  showStackTo(player: Player): void {
    const metadata = [{ ...stackMetadata, value: toNotch(this.stack) }]
    player.send('entity_metadata', { entityId: this.entityId, metadata })
  }

  /** False when the item is destroyed. */
  #move(): boolean {
    const server = this.#server
    const { position, velocity } = this
    const { x, y, z } = position
    const fluid = fluidAt(server, x, y, z)
    const inside = server.world.stateAt(Math.floor(x), Math.floor(y + 0.01), Math.floor(z))
    if (fluid === fluidKinds.lava || server.blocks.nameOf(inside).endsWith('fire')) return false
    if (fluid === fluidKinds.water) {
      pushByFluid(server, this)
      velocity.x *= 0.99
      velocity.z *= 0.99
      if (velocity.y < 0.06) velocity.y += 5e-4
    } else {
      velocity.y -= gravity
    }
    if (server.blocks.fullCube[server.world.stateAt(Math.floor(x), Math.floor(y + 0.125), Math.floor(z))]) {
      this.#leaveBlock()
    }
    moveBox(server.world, server.blocks, this)
    const ground = this.onGround
      ? server.blocks.slipperinessOf(
          server.world.stateAt(Math.floor(position.x), Math.floor(position.y - 0.5), Math.floor(position.z)),
        )
      : 1
    velocity.x *= airDrag * ground
    velocity.z *= airDrag * ground
    velocity.y *= airDrag
    if (position.x !== x || position.y !== y || position.z !== z) this.moved = true
    this.#resting =
      this.onGround && Math.abs(velocity.x) < restingSpeed && Math.abs(velocity.z) < restingSpeed
    if (this.#resting) velocity.x = velocity.z = velocity.y = 0
    return true
  }

  /** An item in a block is pushed to an open side, upwards if there is none. */
  #leaveBlock(): void {
    const { world, blocks } = this.#server
    const [x, y, z] = [this.position.x, this.position.y, this.position.z].map(Math.floor) as [
      number,
      number,
      number,
    ]
    for (const [offsetX, offsetZ] of sides) {
      if (blocks.fullCube[world.stateAt(x + offsetX, y, z + offsetZ)] !== 0) continue
      this.velocity.x = offsetX * 0.2
      this.velocity.z = offsetZ * 0.2
      return
    }
    this.velocity.y = 0.2
  }
}

const sides = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
] as const

/** 8000 units are one block per tick; clamped as vanilla does. */
export function notchVelocity(velocity: { readonly x: number; readonly y: number; readonly z: number }): {
  readonly x: number
  readonly y: number
  readonly z: number
} {
  const unit = (value: number) => Math.trunc(Math.max(-3.9, Math.min(3.9, value)) * 8000)
  return { x: unit(velocity.x), y: unit(velocity.y), z: unit(velocity.z) }
}
