import minecraftData from 'minecraft-data'

/** The registry ids of biomes, in the order of `names`. Throws for a name that the version does not have. */
export function biomeIds(version: string, names: readonly string[]): Uint8Array {
  const { biomesArray } = minecraftData(version)
  return Uint8Array.from(names, (name) => {
    const biome = biomesArray.find((candidate) => candidate.name === name)
    if (biome === undefined) throw new Error(`Minecraft ${version} has no biome named "${name}".`)
    return biome.id
  })
}
