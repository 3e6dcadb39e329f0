import type { Probes } from '../row.ts'
import { bodyProbes } from './body.ts'
import { diggingProbes } from './digging.ts'

/** Every probe by name. A row whose probe is not here is missing. */
export const probes: Probes = { ...bodyProbes, ...diggingProbes }
