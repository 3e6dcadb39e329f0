import type { Behaviour } from '../behaviour.ts'
import type { Creature } from '../creature.ts'
import type { CreatureWorld } from '../creature-world.ts'
import { brightest } from '../light-reader.ts'

const aroundBlocks = 10
/** One in so many ticks it sets out (vanilla `RandomStrollGoal`). */
const setOutChance = 120
/** It gives up what it has not reached by then. */
const walkTicks = 200
/** A monster chooses the darkest of so many aims (vanilla `RandomPos` and `Monster.getWalkTargetValue`). */
const monsterAims = 10
/** One with a home does not stray further from it than this. */
const homeBlocks = 14

/** Now and then walks somewhere near, at the given pace. */
export function wanderAt(pace: number): Behaviour {
  return { name: 'wander', act: (creature, world) => stroll(creature, world, pace) }
}

/** Now and then walks somewhere near. */
export const wander = wanderAt(1)

function stroll(creature: Creature, world: CreatureWorld, pace: number): boolean {
  const { random } = world
  const { mind, walk, position } = creature
  if (walk.pace === pace && creature.ageTicks < mind.walkUntilAge) return true
  if (random.below(setOutChance) !== 0) return false
  const strayed =
    mind.home !== null && Math.hypot(position.x - mind.home.x, position.z - mind.home.z) > homeBlocks
  const from = strayed ? mind.home! : position
  const reach = strayed ? 3 : aroundBlocks
  const draw = () => ({
    x: from.x + (random.next() * 2 - 1) * reach,
    z: from.z + (random.next() * 2 - 1) * reach,
  })
  let aim = draw()
  if (creature.species.category === 'monster') {
    let least = lightAt(world, creature, aim)
    for (let other = 1; other < monsterAims && least > 0; other++) {
      const next = draw()
      const light = lightAt(world, creature, next)
      if (light >= least) continue
      least = light
      aim = next
    }
  }
  creature.goTo(aim.x, aim.z, pace)
  mind.walkUntilAge = creature.ageTicks + walkTicks
  return true
}

function lightAt(
  { light, skyDarkening }: CreatureWorld,
  { position }: Creature,
  { x, z }: { readonly x: number; readonly z: number },
): number {
  const levels = light.lightAt(Math.floor(x), Math.floor(position.y + 0.5), Math.floor(z))
  return brightest(levels, skyDarkening)
}
