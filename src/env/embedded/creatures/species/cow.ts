import { panic } from '../behaviours/panic.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Gives beef and leather, and milk into a bucket. */
export const cow: Species = {
  ...ordinaryTraits,
  name: 'cow',
  category: 'animal',
  widthBlocks: 0.9,
  heightBlocks: 1.4,
  eyeHeightBlocks: 1.3,
  health: 10,
  speed: 0.2,
  experience: [1, 3],
  behaviours: [panic(2), wander],
}
