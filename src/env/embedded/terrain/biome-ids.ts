import minecraftData from 'minecraft-data'

/** Biomes of 1.16.5 that later versions call otherwise. */
const laterNames: Readonly<Record<string, string>> = { mountains: 'windswept_hills' }

/** The registry ids of biomes, in the order of `names`. Throws for a name that the version does not have. */
export function biomeIds(version: string, names: readonly string[]): Uint8Array {
  const { biomesArray } = minecraftData(version)
  return Uint8Array.from(names, (name) => {
    const named = (wanted: string | undefined) => biomesArray.find((candidate) => candidate.name === wanted)
    const biome = named(name) ?? named(laterNames[name])
    if (biome === undefined) throw new Error(`Minecraft ${version} has no biome named "${name}".`)
    return biome.id
  })
}
