import type { Player } from '../server/server-context.ts'

/** The parts of a creature that are told. */
interface Moving {
  readonly entityId: number
  readonly position: { readonly x: number; readonly y: number; readonly z: number }
  readonly yawDegrees: number
  readonly onGround: boolean
}

/** A relative move counts in these parts of a block. */
const partsPerBlock = 4096
/** Longest way that a relative move can say, in parts. */
const longestMove = 32_767
/** A turn of less than this is not told: 256ths of a circle. */
const leastTurn = 6

/**
 * Tells clients where a creature goes. It keeps what they believe, in whole parts of a block, so that relative moves do
 * not drift; everyone who sees the creature has been told the same.
 */
export class MoveTeller {
  readonly #moving: Moving
  #x: number
  #y: number
  #z: number
  #yaw: number

  constructor(moving: Moving) {
    this.#moving = moving
    this.#x = inParts(moving.position.x)
    this.#y = inParts(moving.position.y)
    this.#z = inParts(moving.position.z)
    this.#yaw = angleByte(moving.yawDegrees)
  }

  /** The yaw that clients know, in 256ths of a circle as a signed byte. */
  get yaw(): number {
    return this.#yaw
  }

  /** The place that clients know, in blocks. */
  place(): { readonly x: number; readonly y: number; readonly z: number } {
    return { x: this.#x / partsPerBlock, y: this.#y / partsPerBlock, z: this.#z / partsPerBlock }
  }

  get hasNews(): boolean {
    const { x, y, z } = this.#moving.position
    return (
      inParts(x) !== this.#x || inParts(y) !== this.#y || inParts(z) !== this.#z || this.#turn() >= leastTurn
    )
  }

  /** Tells one player; call `told` once all have been. */
  tell(player: Player): void {
    const { entityId, position, onGround, yawDegrees } = this.#moving
    const dX = inParts(position.x) - this.#x
    const dY = inParts(position.y) - this.#y
    const dZ = inParts(position.z) - this.#z
    const yaw = angleByte(yawDegrees)
    const hasTurned = this.#turn() >= leastTurn
    if (Math.max(Math.abs(dX), Math.abs(dY), Math.abs(dZ)) > longestMove) {
      const { x, y, z } = this.#rounded()
      player.send('entity_teleport', { entityId, x, y, z, yaw, pitch: 0, onGround })
    } else if (hasTurned) {
      player.send('entity_move_look', { entityId, dX, dY, dZ, yaw, pitch: 0, onGround })
    } else {
      player.send('rel_entity_move', { entityId, dX, dY, dZ, onGround })
    }
    if (hasTurned) player.send('entity_head_rotation', { entityId, headYaw: yaw })
  }

  told(): void {
    const { position, yawDegrees } = this.#moving
    if (this.#turn() >= leastTurn) this.#yaw = angleByte(yawDegrees)
    this.#x = inParts(position.x)
    this.#y = inParts(position.y)
    this.#z = inParts(position.z)
  }

  #turn(): number {
    const difference = Math.abs(angleByte(this.#moving.yawDegrees) - this.#yaw)
    return Math.min(difference, 256 - difference)
  }

  #rounded(): { readonly x: number; readonly y: number; readonly z: number } {
    const { x, y, z } = this.#moving.position
    return {
      x: inParts(x) / partsPerBlock,
      y: inParts(y) / partsPerBlock,
      z: inParts(z) / partsPerBlock,
    }
  }
}

function inParts(blocks: number): number {
  return Math.round(blocks * partsPerBlock)
}

/** Degrees to the protocol's 256ths of a circle, as a signed byte. */
function angleByte(degrees: number): number {
  return (Math.round((degrees * 256) / 360) << 24) >> 24
}
