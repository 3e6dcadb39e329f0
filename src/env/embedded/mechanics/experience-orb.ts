import { fluidKinds } from '../server/block-facts.ts'
import { eyeHeightOf } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Player, ServerContext, ServerEntity } from '../server/server-context.ts'
import { fluidAt } from '../server/surroundings.ts'
import { type MovingBox, moveBox } from './box-mover.ts'

/** Size, life, gravity and drag of an orb (vanilla 1.16.5 `ExperienceOrb`). */
const orbBox = { width: 0.5, height: 0.5 } as const
const despawnTicks = 6_000
const gravity = 0.03
const drag = 0.98
/** From this near an orb flies to a living player, in blocks. */
const followBlocks = 8
const followSpeed = 0.1

/** Some experience lying about. It flies to the nearest living player. */
export class ExperienceOrb implements ServerEntity, MovingBox {
  readonly entityId: number
  readonly position: { x: number; y: number; z: number }
  readonly velocity: { x: number; y: number; z: number }
  readonly width = orbBox.width
  readonly height = orbBox.height
  readonly points: number
  onGround = false
  moved = false
  gone = false
  ageTicks = 0
  readonly #server: ServerContext
  readonly #players: () => readonly PlayerSession[]

  constructor(
    server: ServerContext,
    players: () => readonly PlayerSession[],
    points: number,
    position: { x: number; y: number; z: number },
  ) {
    this.entityId = server.nextEntityId()
    this.#server = server
    this.#players = players
    this.points = points
    this.position = position
    const { random } = server
    this.velocity = {
      x: (random.next() * 0.2 - 0.1) * 2,
      y: random.next() * 0.2 * 2,
      z: (random.next() * 0.2 - 0.1) * 2,
    }
  }

  tick(): boolean {
    this.ageTicks++
    if (this.gone || this.ageTicks >= despawnTicks || this.position.y < -64) return false
    this.#move()
    return true
  }

  moveTold(): void {
    this.moved = false
  }

  showTo(player: Player): void {
    const { x, y, z } = this.position
    player.send('spawn_entity_experience_orb', { entityId: this.entityId, x, y, z, count: this.points })
  }

  #move(): void {
    const server = this.#server
    const { position, velocity } = this
    const { x, y, z } = position
    const fluid = fluidAt(server, x, y, z)
    if (fluid === fluidKinds.water) {
      velocity.x *= 0.99
      velocity.y = Math.min(velocity.y + 5e-4, 0.06)
      velocity.z *= 0.99
    } else {
      velocity.y -= gravity
    }
    if (fluid === fluidKinds.lava) {
      velocity.x = (server.random.next() - server.random.next()) * 0.2
      velocity.y = 0.2
      velocity.z = (server.random.next() - server.random.next()) * 0.2
    }
    this.#follow()
    moveBox(server.world, server.blocks, this)
    const ground = this.onGround ? 0.6 : 1
    velocity.x *= drag * ground
    velocity.y *= drag
    velocity.z *= drag * ground
    if (this.onGround) velocity.y *= -0.9
    if (position.x !== x || position.y !== y || position.z !== z) this.moved = true
  }

  #follow(): void {
    const { position, velocity } = this
    let nearest: PlayerSession | null = null
    let least = followBlocks
    for (const player of this.#players()) {
      const { x, y, z } = player.body.position
      const distance = Math.hypot(x - position.x, y - position.y, z - position.z)
      if (!player.alive || distance > least) continue
      nearest = player
      least = distance
    }
    if (nearest === null) return
    const { body } = nearest
    const awayX = body.position.x - position.x
    const awayY = body.position.y + eyeHeightOf(body) / 2 - position.y
    const awayZ = body.position.z - position.z
    const distance = Math.hypot(awayX, awayY, awayZ)
    if (distance === 0 || distance > followBlocks) return
    const pull = ((1 - distance / followBlocks) ** 2 * followSpeed) / distance
    velocity.x += awayX * pull
    velocity.y += awayY * pull
    velocity.z += awayZ * pull
  }
}
