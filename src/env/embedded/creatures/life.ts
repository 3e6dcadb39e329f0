import { fallDamage } from '../rules/damage.ts'
import { chunkKey } from '../server/player-session.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { isEndangered, sufferSurroundings } from './surroundings-harm.ts'
import { hurtCreature } from './harm.ts'
import { moveCreature } from './motion.ts'

/** A dead body lies for this long (vanilla). */
const deathTicks = 20
/** How often it is looked anew who is near. */
const lookTicks = 10
/** Monsters further off vanish at once; those beyond the nearer distance sooner or later (vanilla `checkDespawn`). */
const vanishBlocks = 128
const mayVanishBlocks = 32
const vanishChance = 800
/** Further from all players nothing moves of its own will, unless it hunts (vanilla's `noActionTime`). */
const activeBlocks = 32

/** One tick of a creature's life; false when it leaves the world. */
export function liveOneTick(creature: Creature, world: CreatureWorld): boolean {
  creature.ageTicks++
  if (!creature.alive) return lieDead(creature, world)
  const isLookTick = (creature.ageTicks + creature.entityId) % lookTicks === 0
  if (isLookTick || creature.ageTicks === 1) lookForPlayers(creature, world)
  if (vanishes(creature, world)) return false
  const { mind } = creature
  const isAwake = creature.playerDistance <= activeBlocks || mind.target !== null
  if (!isAwake && !isEndangered(creature)) return true
  if (creature.invulnerableTicks > 0) creature.invulnerableTicks--
  if (mind.attackRestTicks > 0) mind.attackRestTicks--
  if (mind.panicTicks > 0) mind.panicTicks--
  const behaviour = creature.species.behaviours.find((each) => each.act(creature, world))
  if (behaviour === undefined) creature.stand()
  const stood = creature.onGround
  moveCreature(creature, world)
  if (creature.onGround && !stood) land(creature, world)
  if (creature.onGround) creature.fallBlocks = 0
  sufferSurroundings(creature, world)
  return creature.position.y > -64
}

function lieDead(creature: Creature, world: CreatureWorld): boolean {
  creature.deathTicks++
  if (creature.deathTicks > deathTicks) return false
  creature.stand()
  moveCreature(creature, world)
  return true
}

function lookForPlayers(creature: Creature, { server }: CreatureWorld): void {
  creature.playerDistance = Infinity
  const key = chunkKey(Math.floor(creature.position.x) >> 4, Math.floor(creature.position.z) >> 4)
  for (const player of server.players) {
    // Where nobody has the chunk, its blocks need not be in memory: nothing may move there.
    if (!player.alive || !player.chunks.has(key)) continue
    const distance = creature.distanceTo(player.body.position)
    if (distance < creature.playerDistance) creature.playerDistance = distance
  }
}

function vanishes(
  { species, playerDistance, position }: Creature,
  { random, server }: CreatureWorld,
): boolean {
  if (species.category !== 'monster' || playerDistance <= mayVanishBlocks) return false
  if (server.settings.difficulty === 'peaceful') return true
  if (playerDistance === Infinity) {
    return server.players.every(
      ({ body }) => Math.hypot(body.position.x - position.x, body.position.z - position.z) > vanishBlocks,
    )
  }
  return playerDistance > vanishBlocks || random.below(vanishChance) === 0
}

function land(creature: Creature, world: CreatureWorld): void {
  const { server } = world
  const { x, y, z } = creature.position
  if (!creature.species.takesFallDamage || creature.fluid !== fluidKinds.none || creature.fallBlocks <= 3)
    return
  const ground = server.world.stateAt(Math.floor(x), Math.floor(y - 0.2), Math.floor(z))
  const amount = fallDamage(creature.fallBlocks, server.blocks.nameOf(ground))
  if (amount > 0) hurtCreature(creature, world, amount, { cause: 'fall' })
}
