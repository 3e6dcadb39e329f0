import { chaseAndHit } from '../behaviours/chase-and-hit.ts'
import { wander } from '../behaviours/wander.ts'
import type { Creature } from '../creature.ts'
import type { CreatureWorld } from '../creature-world.ts'
import { brightest } from '../light-reader.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Climbs, leaps and bites; leaves players alone in bright light unless it is hit. */
export const spider: Species = {
  ...ordinaryTraits,
  name: 'spider',
  category: 'monster',
  widthBlocks: 1.4,
  heightBlocks: 0.9,
  eyeHeightBlocks: 0.65,
  health: 16,
  speed: 0.3,
  attackDamage: 2,
  climbs: true,
  experience: [5, 5],
  behaviours: [chaseAndHit({ squareReach: 4, onlyInDark: isInDark, leaps: true }), wander],
}

/** Vanilla: brightness below one half, which is light below 12. */
function isInDark({ position }: Creature, { light, skyDarkening }: CreatureWorld): boolean {
  const [x, y, z] = [Math.floor(position.x), Math.floor(position.y), Math.floor(position.z)]
  return brightest(light.lightAt(x, y, z), skyDarkening) < 12
}
