import type { Behaviour } from '../behaviour.ts'

const aroundBlocks = 5
/** A new aim is sought at least so often. */
const aimTicks = 30

/** Runs about at `pace` for a while after a hit, and while it burns (vanilla `PanicGoal`). */
export function panic(pace: number): Behaviour {
  return {
    name: 'panic',
    act(creature, { random }) {
      const { mind, walk, position } = creature
      if (mind.panicTicks === 0 && creature.fireTicks === 0) return false
      if (walk.pace === pace && creature.ageTicks < mind.walkUntilAge) return true
      const x = position.x + (random.next() * 2 - 1) * aroundBlocks
      const z = position.z + (random.next() * 2 - 1) * aroundBlocks
      creature.goTo(x, z, pace)
      mind.walkUntilAge = creature.ageTicks + aimTicks
      return true
    },
  }
}
