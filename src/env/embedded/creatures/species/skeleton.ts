import { shoot } from '../behaviours/shoot.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Shoots arrows; burns by day. */
export const skeleton: Species = {
  ...ordinaryTraits,
  name: 'skeleton',
  category: 'monster',
  widthBlocks: 0.6,
  heightBlocks: 1.99,
  eyeHeightBlocks: 1.74,
  health: 20,
  speed: 0.25,
  burnsInDaylight: true,
  experience: [5, 5],
  behaviours: [shoot, wander],
}
