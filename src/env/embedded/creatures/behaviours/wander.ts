import type { Behaviour } from '../behaviour.ts'
import type { Creature } from '../creature.ts'
import type { CreatureWorld } from '../creature-world.ts'

const aroundBlocks = 10
/** One in so many ticks it sets out (vanilla `RandomStrollGoal`). */
const setOutChance = 120
/** It gives up what it has not reached by then. */
const walkTicks = 200
/** One with a home does not stray further from it than this. */
const homeBlocks = 14

/** Now and then walks somewhere near, at the given pace. */
export function wanderAt(pace: number): Behaviour {
  return { name: 'wander', act: (creature, world) => stroll(creature, world, pace) }
}

/** Now and then walks somewhere near. */
export const wander = wanderAt(1)

function stroll(creature: Creature, { random }: CreatureWorld, pace: number): boolean {
  const { mind, walk, position } = creature
  if (walk.pace === pace && creature.ageTicks < mind.walkUntilAge) return true
  if (random.below(setOutChance) !== 0) return false
  const strayed =
    mind.home !== null && Math.hypot(position.x - mind.home.x, position.z - mind.home.z) > homeBlocks
  const from = strayed ? mind.home! : position
  const reach = strayed ? 3 : aroundBlocks
  const x = from.x + (random.next() * 2 - 1) * reach
  const z = from.z + (random.next() * 2 - 1) * reach
  creature.goTo(x, z, pace)
  mind.walkUntilAge = creature.ageTicks + walkTicks
  return true
}
