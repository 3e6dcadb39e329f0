import type { Bot } from 'mineflayer'

type Registry = Bot['registry']

/**
 * Facts that are made from a registry once for each Minecraft version and kept: every bot brings a registry of its own,
 * and those of one version declare the same blocks.
 */
export function perVersion<Facts>(make: (registry: Registry) => Facts): (registry: Registry) => Facts {
  const known = new Map<string, Facts>()
  return (registry) => {
    const version = registry.version.minecraftVersion ?? ''
    let facts = known.get(version)
    if (facts === undefined) {
      facts = make(registry)
      known.set(version, facts)
    }
    return facts
  }
}
