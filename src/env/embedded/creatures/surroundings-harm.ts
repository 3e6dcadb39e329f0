import { burningTicks, damagePerHit } from '../rules/damage.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { hurtCreature } from './harm.ts'

/** How often it is looked what a creature stands in. */
const lookTicks = 10
/** Sky light dimmed by less than this is day (vanilla `isDay`). */
const dayDarkening = 4
/** Vanilla tries a chance of 4 % a tick in full light; here once in ten ticks, with the same effect. */
const sunburnChance = 3
const sunburnTicks = 160
/** Damage of standing in blocks, once each look. */
const harmByBlock: Readonly<Record<string, number>> = { cactus: 1, sweet_berry_bush: 1 }

/** True while something is about to happen to it wherever the players are. */
export function isEndangered({ fireTicks, fluid, onGround }: Creature): boolean {
  return fireTicks > 0 || fluid === fluidKinds.lava || !onGround
}

/** Fire, lava, cactus, want of air and, for some, the light of day harm a creature. */
export function sufferSurroundings(creature: Creature, world: CreatureWorld): void {
  if (creature.fireTicks > 0) burnOn(creature, world)
  if ((creature.ageTicks + creature.entityId) % lookTicks !== 5 || !creature.alive) return
  const { position, height, species, fluid } = creature
  const { server } = world
  const x = Math.floor(position.x)
  const z = Math.floor(position.z)
  const feet = server.world.stateAt(x, Math.floor(position.y), z)
  const eyesY = Math.floor(position.y + species.eyeHeightBlocks)
  if (fluid === fluidKinds.lava) {
    ignite(creature, burningTicks.lava)
    hurtCreature(creature, world, damagePerHit.lava, { cause: 'lava' })
  } else if (feet !== 0) {
    const name = server.blocks.nameOf(feet)
    if (name === 'fire' || name === 'soul_fire') {
      ignite(creature, burningTicks.fireBlock)
      hurtCreature(creature, world, damagePerHit.fireBlock, { cause: 'inFire' })
    }
    const harm = harmByBlock[name]
    if (harm !== undefined) hurtCreature(creature, world, harm, { cause: 'cactus' })
  }
  if (
    creature.health > 0 &&
    height > 1 &&
    server.blocks.suffocating[server.world.stateAt(x, eyesY, z)] === 1
  ) {
    hurtCreature(creature, world, damagePerHit.suffocation, { cause: 'inWall' })
  }
  if (species.burnsInDaylight) sunburn(creature, world, x, eyesY, z)
}

/** Sets a creature alight for at least so many ticks. */
export function ignite(creature: Creature, ticks: number): void {
  const wasBurning = creature.fireTicks > 0
  creature.fireTicks = Math.max(creature.fireTicks, ticks)
  if (!wasBurning) creature.announceLook()
}

function burnOn(creature: Creature, world: CreatureWorld): void {
  if (creature.fluid === fluidKinds.water) creature.fireTicks = 1
  else if (creature.fireTicks % burningTicks.everyTicks === 0) {
    hurtCreature(creature, world, damagePerHit.burning, { cause: 'onFire' })
  }
  creature.fireTicks--
  if (creature.fireTicks === 0) creature.announceLook()
}

function sunburn(
  creature: Creature,
  { skyDarkening, random, server: { world } }: CreatureWorld,
  x: number,
  y: number,
  z: number,
): void {
  if (skyDarkening >= dayDarkening || creature.fireTicks > 20 || creature.fluid === fluidKinds.water) return
  if (random.below(sunburnChance) !== 0) return
  const { lightFilter } = world.states
  for (let above = y; above < 256; above++) if (lightFilter[world.stateAt(x, above, z)] !== 0) return
  ignite(creature, sunburnTicks)
}
