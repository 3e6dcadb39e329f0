import { chaseAndHit } from '../behaviours/chase-and-hit.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Runs at players and hits them; burns by day. */
export const zombie: Species = {
  ...ordinaryTraits,
  name: 'zombie',
  category: 'monster',
  widthBlocks: 0.6,
  heightBlocks: 1.95,
  eyeHeightBlocks: 1.74,
  health: 20,
  speed: 0.23,
  armour: 2,
  attackDamage: 3,
  followBlocks: 35,
  burnsInDaylight: true,
  experience: [5, 5],
  behaviours: [chaseAndHit({ squareReach: 1.44 }), wander],
}
