import { panic } from '../behaviours/panic.ts'
import { wanderAt } from '../behaviours/wander.ts'
import { ordinaryTraits, type Species } from '../species.ts'

/** Stays around its hamlet and trades. */
export const villager: Species = {
  ...ordinaryTraits,
  name: 'villager',
  category: 'villager',
  widthBlocks: 0.6,
  heightBlocks: 1.95,
  eyeHeightBlocks: 1.62,
  health: 20,
  speed: 0.5,
  experience: [0, 0],
  behaviours: [panic(1), wanderAt(0.5)],
}
