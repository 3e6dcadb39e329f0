import { fluidKinds } from '../server/block-facts.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'

/** Nearer than this to its aim it has arrived. */
const arrivedBlocks = 0.4
/** Creatures do not walk down further than this of their own will (vanilla `getMaxFallDistance`). */
const deepestStep = 3
/** Looks so far ahead for a fall or a wall, beyond its own side. */
const lookAheadBlocks = 0.5
/** Turns tried around an obstacle, in radians, and for how long one is kept. */
const turns = [0, 0.8, -0.8, 1.6, -1.6, 2.4, -2.4] as const
const detourTicks = 25

/**
 * Writes the direction of the next step towards the creature's aim: straight, or around what it cannot walk through. A
 * length of 0 is standing still. Only the next block is looked at: there is no map in its head.
 */
export function steer(creature: Creature, world: CreatureWorld, wish: { x: number; z: number }): void {
  const { walk, position } = creature
  const awayX = walk.x - position.x
  const awayZ = walk.z - position.z
  const distance = Math.hypot(awayX, awayZ)
  if (distance < arrivedBlocks) {
    creature.stand()
    return
  }
  const straight = Math.atan2(awayZ, awayX)
  if (walk.detourTicks > 0) walk.detourTicks--
  else walk.detour = 0
  if (walk.detour !== 0 && goOn(creature, world, straight + walk.detour, wish)) return
  // The side to which it turns depends on the creature, so that a crowd parts.
  const side = (creature.entityId & 1) === 0 ? 1 : -1
  for (const turn of turns) {
    if (!goOn(creature, world, straight + turn * side, wish)) continue
    walk.detour = turn * side
    walk.detourTicks = turn === 0 ? 0 : detourTicks
    return
  }
}

function goOn(
  creature: Creature,
  world: CreatureWorld,
  angle: number,
  wish: { x: number; z: number },
): boolean {
  const x = Math.cos(angle)
  const z = Math.sin(angle)
  if (!isWalkable(creature, world, x, z)) return false
  wish.x = x
  wish.z = z
  return true
}

/** True where the next step leads onto ground that is no danger, at most one block up. */
function isWalkable(creature: Creature, { server }: CreatureWorld, x: number, z: number): boolean {
  const { position, width, height, species } = creature
  const reach = width / 2 + lookAheadBlocks
  const aheadX = Math.floor(position.x + x * reach)
  const aheadZ = Math.floor(position.z + z * reach)
  const feet = Math.floor(position.y + 0.01)
  if (aheadX === Math.floor(position.x) && aheadZ === Math.floor(position.z)) return true
  const { world, blocks } = server
  const blocksHigh = Math.ceil(height)
  let base = feet
  if (blocks.boxesOf(world.stateAt(aheadX, feet, aheadZ)).length > 0) {
    if (species.climbs) return true
    base = feet + 1
    // There must be room to jump where it stands.
    const overhead = world.stateAt(Math.floor(position.x), feet + blocksHigh, Math.floor(position.z))
    if (blocks.boxesOf(overhead).length > 0 || isTall(server, aheadX, feet, aheadZ)) return false
  }
  for (let up = base; up < base + blocksHigh; up++) {
    const state = world.stateAt(aheadX, up, aheadZ)
    if (blocks.boxesOf(state).length > 0 || isHarmful(server, state)) return false
  }
  if (creature.fluid !== fluidKinds.none) return true
  for (let down = 1; down <= deepestStep + 1; down++) {
    const state = world.stateAt(aheadX, base - down, aheadZ)
    if (isHarmful(server, state)) return false
    if (blocks.boxesOf(state).length > 0) return true
    // Water breaks a fall; only hunters go into it.
    if (blocks.fluid[state] === fluidKinds.water) return species.category === 'monster'
  }
  return false
}

/** Fences and walls are higher than a jump. */
function isTall({ blocks, world }: CreatureWorld['server'], x: number, y: number, z: number): boolean {
  return blocks.boxesOf(world.stateAt(x, y, z)).some((box) => box[4] > 1)
}

function isHarmful({ blocks }: CreatureWorld['server'], state: number): boolean {
  if (state === 0) return false
  if (blocks.fluid[state] === fluidKinds.lava) return true
  return harmfulNames.has(blocks.nameOf(state))
}

const harmfulNames = new Set(['fire', 'soul_fire', 'cactus', 'magma_block', 'sweet_berry_bush', 'campfire'])
