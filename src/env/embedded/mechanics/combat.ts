import type { Position } from '../../position.ts'
import { attackStrength, damageOfHit } from '../rules/attack.ts'
import { exhaustion } from '../rules/hunger.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { integerField } from '../server/packet-fields.ts'
import { eyeHeightOf, playerBox } from '../server/player-body.ts'
import { Creature } from '../creatures/creature.ts'
import { hurtCreature, pushCreature } from '../creatures/harm.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { knockBackPlayer, knockBackSpeed } from './knock-back.ts'

/** The `use_entity` packet's number for a hit. */
const attackAction = 1
/** Furthest entity that can be hit, from the eyes to the middle of its body. */
const reachBlocks = 6
const sprintKnockBackSpeed = 0.5

/** A hit hurts by the weapon and by how long it was held back, pushes its victim away, and wears the weapon. */
export const combat: Mechanic = {
  name: 'combat',
  install(server: EmbeddedServer): void {
    server.onPacket('use_entity', (player, fields) => {
      const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
      if (integerField(fields, 'mouse', 0, 2) !== attackAction || !player.alive) return
      const victim = findVictim(server, player, target)
      if (victim !== null) attack(server, player, victim)
    })
  },
}

/** A body that can be hit. */
interface Victim {
  readonly position: Position
  readonly height: number
  readonly alive: boolean
  /** False if the hit did nothing. */
  hurt(amount: number): boolean
  /** Pushes it away from the attacker. */
  push(speed: number): void
}

function findVictim(server: EmbeddedServer, attacker: PlayerSession, target: number): Victim | null {
  const entity = server.entities.byId(target)
  if (entity instanceof Creature) return creatureVictim(server, attacker, entity)
  const player = server.players.find(({ entityId }) => entityId === target)
  return player === undefined || player === attacker ? null : playerVictim(server, attacker, player)
}

function playerVictim(server: EmbeddedServer, attacker: PlayerSession, victim: PlayerSession): Victim {
  return {
    position: victim.body.position,
    height: playerBox.height,
    alive: victim.alive,
    hurt: (amount) => victim.hurt(amount, 'player', attacker),
    push: (speed) => knockBackPlayer(server, victim, attacker.body.position, speed),
  }
}

function creatureVictim(server: EmbeddedServer, player: PlayerSession, creature: Creature): Victim {
  const world = server.creatures?.world
  const from = player.body.position
  return {
    position: creature.position,
    height: creature.height,
    alive: creature.alive && world !== undefined,
    hurt: (amount) => hurtCreature(creature, world!, amount, { cause: 'player', player, from }),
    push: (speed) => {
      // The hit itself has pushed already; what a sprint adds comes on top.
      if (speed > knockBackSpeed) pushCreature(creature, from, speed - knockBackSpeed)
    },
  }
}

function attack(server: EmbeddedServer, player: PlayerSession, victim: Victim): void {
  const { rules } = server
  const { body, inventory } = player
  const from = body.position
  const at = victim.position
  const middle = at.y + victim.height / 2 - (from.y + eyeHeightOf(body))
  if (!victim.alive || Math.hypot(at.x - from.x, middle, at.z - from.z) > reachBlocks) return
  const weapon = inventory.held
  const item = weapon?.item ?? null
  const strength = attackStrength(rules.attackSpeed(item), body.attackTimerTicks)
  const isFalling = body.fallBlocks > 0 && !body.onGround && !body.sprinting
  body.attackTimerTicks = 0
  player.exhaust(exhaustion.attack)
  if (!victim.hurt(damageOfHit(rules.attackDamage(item), strength, isFalling))) return
  inventory.setStack(inventory.heldSlot, rules.wornByAttack(weapon))
  const sprints = body.sprinting && strength > 0.9
  victim.push(knockBackSpeed + (sprints ? sprintKnockBackSpeed : 0))
  if (sprints) body.sprinting = false
}
