import { panic } from '../behaviours/panic.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Gives wool and mutton. */
export const sheep: Species = {
  ...ordinaryTraits,
  name: 'sheep',
  category: 'animal',
  widthBlocks: 0.9,
  heightBlocks: 1.3,
  eyeHeightBlocks: 1.235,
  health: 8,
  speed: 0.23,
  experience: [1, 3],
  behaviours: [panic(1.25), wander],
}
