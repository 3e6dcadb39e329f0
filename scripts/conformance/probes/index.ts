import type { Probes } from '../row.ts'
import { bodyProbes } from './body.ts'
import { creatureProbes } from './creatures.ts'
import { craftingProbes } from './crafting.ts'
import { diggingProbes } from './digging.ts'
import { furtherProbes } from './further.ts'
import { itemProbes } from './items.ts'
import { livingProbes } from './living.ts'
import { stationProbes } from './stations.ts'
import { usingProbes } from './using.ts'
import { worldProbes } from './world.ts'

/** Every probe by name. A row whose probe is not here is missing. */
export const probes: Probes = {
  ...bodyProbes,
  ...creatureProbes,
  ...craftingProbes,
  ...furtherProbes,
  ...livingProbes,
  ...usingProbes,
  ...stationProbes,
  ...diggingProbes,
  ...itemProbes,
  ...worldProbes,
}
