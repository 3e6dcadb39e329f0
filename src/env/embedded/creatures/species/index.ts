import type { Species } from '../species.ts'
import { chicken } from './chicken.ts'
import { cow } from './cow.ts'
import { creeper } from './creeper.ts'
import { pig } from './pig.ts'
import { sheep } from './sheep.ts'
import { skeleton } from './skeleton.ts'
import { spider } from './spider.ts'
import { villager } from './villager.ts'
import { zombie } from './zombie.ts'

/** Every kind of creature, by registry name. */
export const speciesByName = {
  cow,
  sheep,
  pig,
  chicken,
  zombie,
  skeleton,
  spider,
  creeper,
  villager,
} as const satisfies Readonly<Record<string, Species>>
/** A name of one of them. */
export type SpeciesName = keyof typeof speciesByName
