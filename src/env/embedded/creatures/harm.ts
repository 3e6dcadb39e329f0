import { damageThroughArmour } from '../rules/armour.ts'
import { bypassesArmour } from '../rules/damage.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { DamageCause } from '../server/server-context.ts'
import type { Position } from '../../position.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'

/** Entity statuses that show a hit and a death. */
const hurtStatus = 2
const deathStatus = 3
/** After a hit, for the first half of these ticks, only what exceeds it hurts (vanilla). */
const invulnerableFromTicks = 20
/** Animals run for this long after a hit (vanilla keeps the memory of an attacker for 100 ticks). */
const panicTicks = 100
/** A kill counts as a player's for this long after its last hit (vanilla). */
const playerKillTicks = 100

/** Where harm comes from. */
export interface Harm {
  readonly cause: DamageCause
  /** The player whose deed it is. */
  readonly player?: PlayerSession | null
  /** From where it comes: the victim is pushed the other way. */
  readonly from?: Position
  /** Strength of the push (vanilla 0.4; 0.5 more for a sprinting player). Default 0.4. */
  readonly push?: number
}

const hitByPlayer = new WeakMap<Creature, { readonly player: PlayerSession; readonly age: number }>()

/** Takes half hearts from a creature; false if nothing happened. At 0 it dies and leaves its drops. */
export function hurtCreature(creature: Creature, world: CreatureWorld, amount: number, harm: Harm): boolean {
  if (!creature.alive || !(amount > 0)) return false
  const isFresh = creature.invulnerableTicks > invulnerableFromTicks / 2
  const counted = isFresh ? amount - creature.lastHurtAmount : amount
  if (counted <= 0) return false
  creature.lastHurtAmount = amount
  const { mind, species } = creature
  if (harm.player) hitByPlayer.set(creature, { player: harm.player, age: creature.ageTicks })
  const points = bypassesArmour.has(harm.cause) ? 0 : species.armour
  creature.health -= damageThroughArmour(counted, { points, toughness: 0 })
  mind.panicTicks = panicTicks
  // Monsters turn on who hits them (vanilla `HurtByTargetGoal`).
  if (harm.player && species.category === 'monster') mind.target = harm.player
  if (!isFresh) {
    creature.invulnerableTicks = invulnerableFromTicks
    if (harm.from) pushCreature(creature, harm.from, harm.push ?? 0.4)
    if (creature.health > 0) creature.announce('entity_status', { entityStatus: hurtStatus })
  }
  if (creature.health <= 0) die(creature, world)
  creature.announceLook()
  return true
}

/** Pushes a creature away from a point: vanilla `LivingEntity.knockback`. */
export function pushCreature(
  { position, velocity, onGround }: Creature,
  from: Position,
  strength: number,
): void {
  const awayX = position.x - from.x
  const awayZ = position.z - from.z
  const distance = Math.hypot(awayX, awayZ) || 1
  velocity.x = velocity.x / 2 + (awayX / distance) * strength
  velocity.z = velocity.z / 2 + (awayZ / distance) * strength
  // The move of the next tick takes the weight off again.
  if (onGround) velocity.y = Math.min(0.4, velocity.y / 2 + strength)
}

function die(creature: Creature, { server, random }: CreatureWorld): void {
  creature.health = 0
  creature.deathTicks = 1
  creature.stand()
  creature.announce('entity_status', { entityStatus: deathStatus })
  const hit = hitByPlayer.get(creature)
  const killer = hit && creature.ageTicks - hit.age <= playerKillTicks ? hit.player : null
  const wool = creature.mind.isShorn ? null : 'white'
  const circumstances = { onFire: creature.fireTicks > 0, byPlayer: killer !== null, baby: false, wool }
  const { x, y, z } = creature.position
  for (const stack of server.rules.entityDrops(creature.species.name, circumstances, random)) {
    server.dropStack(stack, x, y, z)
  }
  if (killer === null) return
  const [least, most] = creature.species.experience
  server.dropExperience(least + random.below(most - least + 1), x, y, z)
}
