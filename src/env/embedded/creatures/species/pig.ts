import { panic } from '../behaviours/panic.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Gives porkchops. */
export const pig: Species = {
  ...ordinaryTraits,
  name: 'pig',
  category: 'animal',
  widthBlocks: 0.9,
  heightBlocks: 0.9,
  eyeHeightBlocks: 0.765,
  health: 10,
  speed: 0.25,
  experience: [1, 3],
  behaviours: [panic(1.25), wander],
}
