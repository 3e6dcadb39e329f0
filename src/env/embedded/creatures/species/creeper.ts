import { swell } from '../behaviours/swell.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Creeps up and explodes. */
export const creeper: Species = {
  ...ordinaryTraits,
  name: 'creeper',
  category: 'monster',
  widthBlocks: 0.6,
  heightBlocks: 1.7,
  eyeHeightBlocks: 1.445,
  health: 20,
  speed: 0.25,
  experience: [5, 5],
  behaviours: [swell, wander],
}
