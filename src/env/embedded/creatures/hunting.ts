import { eyeHeightOf } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { hasFreeLine } from './sight.ts'

/** How often a hunter looks for its prey (vanilla looks for a new one with a chance of one in ten a tick). */
const lookTicks = 10
/** One that has not seen its prey for so long forgets it (vanilla `TargetGoal`). */
const forgetTicks = 60

/** Who is hunted now, or null. `mayBegin` tells whether it would begin to hunt at all. */
export function prey(creature: Creature, world: CreatureWorld, mayBegin = true): PlayerSession | null {
  const { mind, species } = creature
  if (mind.target !== null && !mind.seesTarget) mind.unseenTicks++
  if ((creature.ageTicks + creature.entityId) % lookTicks !== 0) return valid(creature)
  const target = valid(creature) ?? (mayBegin ? nearest(creature, world) : null)
  if (target === null) return null
  mind.seesTarget = sees(creature, world, target)
  if (mind.seesTarget) {
    mind.target = target
    mind.unseenTicks = 0
  } else if (mind.unseenTicks > forgetTicks) mind.target = null
  if (mind.target !== null && creature.distanceTo(target.body.position) > species.followBlocks)
    mind.target = null
  return mind.target
}

function valid({ mind }: Creature): PlayerSession | null {
  const { target } = mind
  if (target === null) return null
  if (target.alive && !target.gone) return target
  mind.target = null
  mind.seesTarget = false
  return null
}

function nearest(creature: Creature, { server }: CreatureWorld): PlayerSession | null {
  let best: PlayerSession | null = null
  let bestDistance = creature.species.followBlocks
  for (const player of server.players) {
    const distance = creature.distanceTo(player.body.position)
    if (!player.alive || distance > bestDistance) continue
    best = player
    bestDistance = distance
  }
  return best
}

function sees({ position, species }: Creature, { server }: CreatureWorld, { body }: PlayerSession): boolean {
  const eyes = { x: position.x, y: position.y + species.eyeHeightBlocks, z: position.z }
  const at = body.position
  return hasFreeLine(server, eyes, { x: at.x, y: at.y + eyeHeightOf(body), z: at.z })
}
