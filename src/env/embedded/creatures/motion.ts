import { moveBox } from '../mechanics/box-mover.ts'
import { fluidKinds } from '../server/block-facts.ts'
import { fluidAt } from '../server/surroundings.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { steer } from './steering.ts'

/** Vanilla `LivingEntity.travel`: per tick. */
const gravity = 0.08
const fallDrag = 0.98
const groundDrag = 0.546
const airDrag = 0.91
const fluidDrag = { 0: 1, 1: 0.8, 2: 0.5 } as const
/** What a walker's wish comes to: in the air and in water the body cannot push off. */
const wishFactor = 0.98
const airPush = 0.02
const jumpSpeed = 0.42
const climbSpeed = 0.2
const swimSpeed = 0.04
/** Slower than this it lies still (vanilla). */
const leastSpeed = 0.003
/** How often one that stands looks whether the ground is still there. */
const restCheckTicks = 10

const wish = { x: 0, z: 0 }

/** Moves a creature by one tick: walking, jumping, falling, swimming. */
export function moveCreature(creature: Creature, world: CreatureWorld): void {
  const { velocity, walk, position } = creature
  const isResting =
    walk.pace === 0 &&
    creature.onGround &&
    creature.fluid === fluidKinds.none &&
    Math.abs(velocity.x) < leastSpeed &&
    Math.abs(velocity.z) < leastSpeed &&
    velocity.y <= 0
  if (isResting && (creature.ageTicks + creature.entityId) % restCheckTicks !== 0) return
  const { server } = world
  creature.fluid = fluidAt(server, position.x, position.y + 0.2, position.z)
  wish.x = wish.z = 0
  if (walk.pace > 0) steer(creature, world, wish)
  push(creature, wish)
  const before = position.y
  const wishedX = velocity.x
  const wishedZ = velocity.z
  moveBox(server.world, server.blocks, creature)
  creature.isBlocked = (wishedX !== 0 && velocity.x === 0) || (wishedZ !== 0 && velocity.z === 0)
  slow(creature)
  countFall(creature, before - position.y)
}

function push(creature: Creature, { x, z }: { readonly x: number; readonly z: number }): void {
  const { velocity, walk, species, fluid } = creature
  const isWalking = x !== 0 || z !== 0
  if (isWalking) {
    const speed = species.speed * walk.pace
    const canPush = creature.onGround && fluid === fluidKinds.none
    const acceleration = wishFactor * speed * (canPush ? speed : airPush)
    velocity.x += x * acceleration
    velocity.z += z * acceleration
    creature.yawDegrees = (Math.atan2(-x, z) * 180) / Math.PI
  }
  if (fluid !== fluidKinds.none) {
    velocity.y += swimSpeed
    if (creature.isBlocked && isWalking) velocity.y = Math.max(velocity.y, climbSpeed)
  } else if (creature.isBlocked && isWalking) {
    if (species.climbs) velocity.y = climbSpeed
    else if (creature.onGround) velocity.y = jumpSpeed
  }
  // Before the move, so that one that stands is pressed against its ground and counts as standing.
  velocity.y -= fluid === fluidKinds.none ? gravity : gravity / 4
}

function slow(creature: Creature): void {
  const { velocity, fluid, species } = creature
  const drag = fluid !== 0 ? fluidDrag[fluid as 1 | 2] : creature.onGround ? groundDrag : airDrag
  velocity.x = settle(velocity.x * drag)
  velocity.z = settle(velocity.z * drag)
  velocity.y *= fluid !== 0 ? fluidDrag[fluid as 1 | 2] : fallDrag
  if (species.fallSlowness < 1 && !creature.onGround && velocity.y < 0) velocity.y *= species.fallSlowness
}

function settle(speed: number): number {
  return Math.abs(speed) < leastSpeed ? 0 : speed
}

function countFall(creature: Creature, fallen: number): void {
  if (creature.fluid !== fluidKinds.none) creature.fallBlocks = 0
  else if (fallen > 0) creature.fallBlocks += fallen
}
