import type { Behaviour } from '../behaviour.ts'
import { explode } from '../explosion.ts'
import { prey } from '../hunting.ts'

/** Vanilla `SwellGoal` and `Creeper`. */
const beginBlocks = 3
const giveUpBlocks = 7
const fuseTicks = 30
const power = 3

/** Creeps up to a player that it has seen; near it, burns its fuse down and explodes. */
export const swell: Behaviour = {
  name: 'swell',
  act(creature, world) {
    const { mind } = creature
    const target = prey(creature, world)
    const distance = target === null ? Infinity : creature.distanceTo(target.body.position)
    const goesOn = mind.seesTarget && distance < (mind.isSwelling ? giveUpBlocks : beginBlocks)
    if (goesOn !== mind.isSwelling) {
      mind.isSwelling = goesOn
      creature.announceLook()
    }
    mind.fuseTicks = Math.max(0, mind.fuseTicks + (goesOn ? 1 : -1))
    if (mind.fuseTicks >= fuseTicks) {
      const { x, y, z } = creature.position
      creature.health = 0
      creature.deathTicks = Infinity
      const attacker = { entityId: creature.entityId, species: creature.species.name, position: { x, y, z } }
      explode(world, { x, y, z }, power, attacker, creature)
      return true
    }
    if (target === null) return mind.isSwelling
    if (goesOn) creature.stand()
    else creature.goTo(target.body.position.x, target.body.position.z, 1)
    return true
  },
}
