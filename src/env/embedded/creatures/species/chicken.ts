import { layEggs } from '../behaviours/lay-eggs.ts'
import { panic } from '../behaviours/panic.ts'
import { wander } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Gives feathers, meat and eggs; falls slowly. */
export const chicken: Species = {
  ...ordinaryTraits,
  name: 'chicken',
  category: 'animal',
  widthBlocks: 0.4,
  heightBlocks: 0.7,
  eyeHeightBlocks: 0.644,
  health: 4,
  speed: 0.25,
  takesFallDamage: false,
  fallSlowness: 0.6,
  experience: [1, 3],
  behaviours: [layEggs, panic(1.4), wander],
}
