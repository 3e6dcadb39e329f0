import type { Random } from '../../../random.ts'
import { Arrow } from '../arrow.ts'
import type { Behaviour } from '../behaviour.ts'
import type { Creature } from '../creature.ts'
import type { CreatureWorld } from '../creature-world.ts'
import { prey } from '../hunting.ts'
import type { PlayerSession } from '../../server/player-session.ts'

/** Vanilla `RangedBowAttackGoal` of skeletons. */
const reachBlocks = 15
const drawTicks = 20
const restTicks = { peaceful: 40, easy: 40, normal: 40, hard: 20 } as const
/** Nearer than this it backs off. */
const tooNearBlocks = 4
/** About half of its speed. */
const backingPace = 0.7
const arrowSpeed = 1.6
/** Spread of a shot is 14 less four for each level of difficulty, times 0.0075 standard deviations. */
const levels = { peaceful: 0, easy: 1, normal: 2, hard: 3 } as const
const spreadUnit = 0.0075

/** Comes into range of a player that it has seen, draws its bow and shoots. */
export const shoot: Behaviour = {
  name: 'shoot',
  act(creature, world) {
    const target = prey(creature, world)
    const { mind, position } = creature
    if (target === null) {
      mind.drawTicks = 0
      return false
    }
    const at = target.body.position
    const distance = creature.distanceTo(at)
    if (distance > reachBlocks || !mind.seesTarget) creature.goTo(at.x, at.z, 1)
    else if (distance < tooNearBlocks)
      creature.goTo(2 * position.x - at.x, 2 * position.z - at.z, backingPace)
    else creature.stand()
    creature.face(at.x, at.z)
    if (!mind.seesTarget || distance > reachBlocks) {
      mind.drawTicks = 0
    } else if (mind.attackRestTicks === 0 && ++mind.drawTicks >= drawTicks) {
      mind.drawTicks = 0
      mind.attackRestTicks = restTicks[world.server.settings.difficulty]
      loose(creature, world, target)
    }
    return true
  },
}

function loose(creature: Creature, world: CreatureWorld, target: PlayerSession): void {
  const { server, random } = world
  const level = levels[server.settings.difficulty]
  const { position, species } = creature
  const from = { x: position.x, y: position.y + species.eyeHeightBlocks - 0.1, z: position.z }
  const at = target.body.position
  const dx = at.x - from.x
  const dz = at.z - from.z
  // It aims at a third of the body's height, and above it for the drop of the arrow.
  const dy = at.y + 0.6 - from.y + Math.hypot(dx, dz) * 0.2
  const length = Math.hypot(dx, dy, dz) || 1
  const spread = spreadUnit * (14 - level * 4)
  const velocity = {
    x: (dx / length + gaussian(random) * spread) * arrowSpeed,
    y: (dy / length + gaussian(random) * spread) * arrowSpeed,
    z: (dz / length + gaussian(random) * spread) * arrowSpeed,
  }
  const damage = 2 + gaussian(random) * 0.25 + level * 0.11
  const shooter = { entityId: creature.entityId, species: species.name, position }
  server.addEntity(new Arrow(server, world.typeId('arrow'), shooter, from, velocity, damage))
}

/** A number of standard normal distribution (Box and Muller). */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
