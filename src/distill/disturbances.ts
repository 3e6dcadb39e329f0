import type { Cause } from '../diagnosis/index.ts'

/** Causes that say nothing against a method: the body was kept from using it, or from picking up what came of it. */
export const disturbances: ReadonlySet<Cause> = new Set<Cause>([
  'fled',
  'night',
  'killed-by-mob',
  'killed-by-fall',
  'killed-by-fire',
  'killed-by-drowning',
  'killed-by-starvation',
  'killed-by-suffocation',
  'killed-otherwise',
  'disconnected',
  'server-lag',
  'physics-desync',
  'chunk-not-loaded',
  'dig-refused',
  'inventory-full',
])
