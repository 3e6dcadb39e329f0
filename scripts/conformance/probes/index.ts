import type { Probes } from '../row.ts'
import { bodyProbes } from './body.ts'
import { creatureProbes } from './creatures.ts'
import { diggingProbes } from './digging.ts'
import { itemProbes } from './items.ts'
import { stationProbes } from './stations.ts'
import { worldProbes } from './world.ts'

/** Every probe by name. A row whose probe is not here is missing. */
export const probes: Probes = {
  ...bodyProbes,
  ...creatureProbes,
  ...stationProbes,
  ...diggingProbes,
  ...itemProbes,
  ...worldProbes,
}
