import { damageThroughArmour } from '../rules/armour.ts'
import { bypassesArmour } from '../rules/damage.ts'
import { exhaustion } from '../rules/hunger.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Attacker, DamageCause, Mechanic } from '../server/server-context.ts'
import { die } from './death.ts'
import { disableShield, shieldStops, wearShield } from './shielding.ts'

/** After a hit, for the first half of these ticks, only what exceeds it hurts (vanilla). */
const invulnerableFromTicks = 20
/** Entity status that shows a hit. */
const hurtStatus = 2
const armourPieces = 4

/** What creatures do hurts more or less by difficulty (vanilla `scalesWithDifficulty`). */
const scalesWithDifficulty = new Set<DamageCause>(['mob', 'arrow', 'explosion'])

/** A hit takes health: less through armour, nothing while a stronger one is fresh; at 0 the body dies. */
export const damage: Mechanic = {
  name: 'damage',
  install(server: EmbeddedServer): void {
    server.roles.hurt = (player, amount, cause, attacker) => hurt(server, player, amount, cause, attacker)
    server.onTick(() => {
      for (const { body } of server.players) {
        if (body.invulnerableTicks > 0) body.invulnerableTicks--
        body.attackTimerTicks++
      }
    })
  },
}

function hurt(
  server: EmbeddedServer,
  player: PlayerSession,
  amount: number,
  cause: DamageCause,
  attacker: Attacker | null,
): boolean {
  if (!player.alive || player.gone || !(amount > 0) || isRuledOut(server, cause)) return false
  const { body } = player
  const scaled = scalesWithDifficulty.has(cause) ? byDifficulty(amount, server.settings.difficulty) : amount
  const isStopped =
    attacker !== null && !bypassesArmour.has(cause) && shieldStops(server, player, placeOf(attacker))
  if (isStopped) {
    wearShield(server, player, scaled)
    if (holdsAxe(server, attacker)) disableShield(server, player)
  }
  const harm = isStopped ? 0 : scaled
  const isFresh = body.invulnerableTicks > invulnerableFromTicks / 2
  const fresh = isFresh ? harm - body.lastHurtAmount : harm
  if (isFresh && fresh <= 0) return false
  body.lastHurtAmount = harm
  if (!isFresh) body.invulnerableTicks = invulnerableFromTicks
  if (fresh <= 0) return false
  const dealt = bypassesArmour.has(cause) ? fresh : throughArmour(server, player, fresh)
  if (!bypassesArmour.has(cause)) player.exhaust(exhaustion.takeDamage)
  body.health = Math.max(0, body.health - dealt)
  player.vitalsChanged = true
  const { x, z } = body.position
  const status = { entityId: player.entityId, entityStatus: hurtStatus }
  server.broadcastNear(x, z, 'entity_status', status)
  if (body.health <= 0) die(server, player, cause, attacker)
  return true
}

function holdsAxe({ rules }: EmbeddedServer, attacker: Attacker): boolean {
  const held = 'inventory' in attacker ? attacker.inventory.held : null
  return held !== null && rules.itemName(held.item).endsWith('_axe')
}

function placeOf(attacker: Attacker): { readonly x: number; readonly y: number; readonly z: number } {
  return 'body' in attacker ? attacker.body.position : attacker.position
}

function isRuledOut({ settings: { gameRules, difficulty } }: EmbeddedServer, cause: DamageCause): boolean {
  switch (cause) {
    case 'fall':
      return !gameRules.fallDamage
    case 'drown':
      return !gameRules.drowningDamage
    case 'lava':
    case 'inFire':
    case 'onFire':
    case 'hotFloor':
      return !gameRules.fireDamage
    case 'mob':
    case 'arrow':
    case 'explosion':
      return difficulty === 'peaceful'
    case 'inWall':
    case 'starve':
    case 'outOfWorld':
    case 'cactus':
    case 'anvil':
    case 'player':
    case 'generic':
      return false
  }
}

/** Mobs hit harder or softer by difficulty (vanilla `Player.hurt`). */
function byDifficulty(amount: number, difficulty: 'peaceful' | 'easy' | 'normal' | 'hard'): number {
  if (difficulty === 'easy') return Math.min(amount / 2 + 1, amount)
  return difficulty === 'hard' ? amount * 1.5 : amount
}

/** What armour lets through; each worn piece wears. */
function throughArmour({ rules }: EmbeddedServer, { inventory }: PlayerSession, amount: number): number {
  let points = 0
  let toughness = 0
  for (let piece = 0; piece < armourPieces; piece++) {
    const slot = inventorySlots.armourStart + piece
    const worn = inventory.stackAt(slot)
    if (worn === null) continue
    const armour = rules.armour(worn.item)
    points += armour.points
    toughness += armour.toughness
    inventory.setStack(slot, rules.wornByDamage(worn, amount))
  }
  return damageThroughArmour(amount, { points, toughness })
}
