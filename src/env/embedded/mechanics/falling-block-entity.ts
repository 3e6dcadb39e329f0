import { uuidOfEntity } from '../server/entity-uuid.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { createStack } from '../server/item-stack.ts'
import type { Player, ServerEntity } from '../server/server-context.ts'
import { fluidKinds } from '../server/block-facts.ts'
import { type MovingBox, moveBox } from './box-mover.ts'
import { hitByAnvil, wornAnvil } from './anvil-fall.ts'
import { notchVelocity } from './item-entity.ts'

/** Vanilla's numbers for falling blocks: size in blocks, blocks per tick each tick, part kept per tick. */
const size = 0.98
const gravity = 0.04
const drag = 0.98
/** One that falls longer than this becomes an item. */
const longestFallTicks = 600

/** A block on its way down. It becomes a block again where it lands, or an item where it cannot lie. */
export class FallingBlockEntity implements ServerEntity, MovingBox {
  readonly entityId: number
  readonly position: { x: number; y: number; z: number }
  readonly velocity = { x: 0, y: 0, z: 0 }
  readonly width = size
  readonly height = size
  onGround = false
  moved = false
  readonly #server: EmbeddedServer
  readonly #typeId: number
  readonly #state: number
  readonly #startY: number
  #ageTicks = 0

  /** Starts to fall from a block's place; whoever makes it takes the block away. */
  constructor(server: EmbeddedServer, typeId: number, state: number, x: number, y: number, z: number) {
    this.entityId = server.nextEntityId()
    this.position = { x: x + 0.5, y, z: z + 0.5 }
    this.#server = server
    this.#typeId = typeId
    this.#state = state
    this.#startY = y
  }

  tick(): boolean {
    const server = this.#server
    const { position, velocity } = this
    velocity.y -= gravity
    moveBox(server.world, server.blocks, this)
    this.moved = true
    const x = Math.floor(position.x)
    const y = Math.floor(position.y)
    const z = Math.floor(position.z)
    const isPowder = server.blocks.nameOf(this.#state).endsWith('_concrete_powder')
    const hardens = isPowder && server.blocks.fluid[server.world.stateAt(x, y, z)] === fluidKinds.water
    if (this.onGround || hardens) {
      this.#land(x, y, z, hardens)
      return false
    }
    velocity.y *= drag
    this.#ageTicks++
    if (position.y < -64 || this.#ageTicks > longestFallTicks) {
      if (position.y > 0) this.#drop(x, y, z)
      return false
    }
    return true
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
      objectData: this.#state,
      velocity: notchVelocity(this.velocity),
    })
  }

  #land(x: number, y: number, z: number, hardens: boolean): void {
    const server = this.#server
    const { world, blocks } = server
    const name = blocks.nameOf(this.#state)
    const fallenBlocks = this.#startY - this.position.y
    const isAnvil = name.endsWith('anvil')
    if (isAnvil) hitByAnvil(server, this, fallenBlocks)
    const state = isAnvil ? wornAnvil(server, this.#state, fallenBlocks) : this.#state
    if (state === null) return
    const isOpen = blocks.replaceable[world.stateAt(x, y, z)] === 1
    const isCarried = hardens || blocks.replaceable[world.stateAt(x, y - 1, z)] === 0
    if (!isOpen || !isCarried || y < 0 || y > 255) {
      this.#drop(x, y, z)
      return
    }
    world.setState(x, y, z, hardens ? blocks.stateOf(name.replace('_powder', '')) : state)
  }

  #drop(x: number, y: number, z: number): void {
    const item = this.#server.rules.itemId(this.#server.blocks.nameOf(this.#state))
    this.#server.dropStack(createStack(item), x + 0.5, y + 0.5, z + 0.5)
  }
}
