import { knockBackPlayer } from '../../mechanics/knock-back.ts'
import { playerBox } from '../../server/player-body.ts'
import type { PlayerSession } from '../../server/player-session.ts'
import type { Behaviour } from '../behaviour.ts'
import type { Creature } from '../creature.ts'
import type { CreatureWorld } from '../creature-world.ts'
import { prey } from '../hunting.ts'

/** Ticks between two hits (vanilla `MeleeAttackGoal`). */
const restTicks = 20
const swingAnimation = 0
/** One in so many ticks in the light, a creature of the dark loses interest (vanilla `Spider.SpiderAttackGoal`). */
const loseInterestChance = 100

/** How a creature fights at close quarters. */
export interface MeleeManner {
  /** Added to the reach that vanilla's formula gives by the creature's width; square blocks. */
  readonly squareReach: number
  /** Begins a hunt only in the dark, and in the light sooner or later breaks it off (spiders). */
  readonly onlyInDark?: (creature: Creature, world: CreatureWorld) => boolean
  /** Jumps at its prey from 2 to 4 blocks away. */
  readonly leaps?: boolean
}

/** Runs at a player that it has seen, and hits it. */
export function chaseAndHit({ squareReach, onlyInDark, leaps = false }: MeleeManner): Behaviour {
  return {
    name: 'chase-and-hit',
    act(creature, world) {
      const { mind } = creature
      if (
        mind.target !== null &&
        onlyInDark &&
        world.random.below(loseInterestChance) === 0 &&
        !onlyInDark(creature, world)
      ) {
        mind.target = null
        mind.seesTarget = false
        return false
      }
      const isLookTick = (creature.ageTicks + creature.entityId) % 10 === 0
      const mayBegin =
        mind.target === null && isLookTick ? !(onlyInDark && !onlyInDark(creature, world)) : true
      const target = prey(creature, world, mayBegin)
      if (target === null) return false
      const at = target.body.position
      const distance = creature.distanceTo(at)
      // It stands still when it has come as near as it can.
      if (Math.hypot(at.x - creature.position.x, at.z - creature.position.z) < 0.5) creature.stand()
      else creature.goTo(at.x, at.z, 1)
      if (leaps) leap(creature, world, target, distance)
      if (
        mind.attackRestTicks === 0 &&
        distance * distance <= squareReach + playerBox.width &&
        mind.seesTarget
      ) {
        mind.attackRestTicks = restTicks
        hit(creature, world, target)
      }
      return true
    },
  }
}

function hit(creature: Creature, { server }: CreatureWorld, target: PlayerSession): void {
  const { entityId, species, position } = creature
  creature.face(target.body.position.x, target.body.position.z)
  creature.announce('animation', { animation: swingAnimation })
  const attacker = { entityId, species: species.name, position }
  if (target.hurt(species.attackDamage, 'mob', attacker)) knockBackPlayer(server, target, position)
}

/** Vanilla `LeapAtTargetGoal`. */
function leap(
  { velocity, position, onGround }: Creature,
  world: CreatureWorld,
  target: PlayerSession,
  distance: number,
): void {
  if (!onGround || distance < 2 || distance > 4 || world.random.below(5) !== 0) return
  const at = target.body.position
  const away = Math.hypot(at.x - position.x, at.z - position.z) || 1
  velocity.x = ((at.x - position.x) / away) * 0.4 + velocity.x * 0.2
  velocity.z = ((at.z - position.z) / away) * 0.4 + velocity.z * 0.2
  velocity.y = 0.4
}
