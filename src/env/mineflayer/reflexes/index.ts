import { attacked } from './attacked.ts'
import { burning } from './burning.ts'
import { drowning } from './drowning.ts'
import type { Reflex } from './reflex.ts'
import { recovering } from './recovering.ts'
import { starving } from './starving.ts'
import { suffocating } from './suffocating.ts'
import { threatened } from './threatened.ts'

/** All reflexes, the most urgent first. */
export const reflexes: readonly Reflex[] = [
  burning,
  suffocating,
  drowning,
  attacked,
  threatened,
  recovering,
  starving,
]
