import minecraftData from 'minecraft-data'

/** The parts of minecraft-data that joining needs. */
export interface VersionData {
  readonly dimensionCodec: object
  readonly dimension: object
  entityTypeId(name: string): number
  readonly blockNames: readonly string[]
  readonly itemNames: readonly string[]
  blockId(name: string): number
  itemId(name: string): number
}

interface NamedId {
  readonly id: number
  readonly name: string
}

/** Reads minecraft-data for a version. Throws for names that the version does not have. */
export function createVersionData(version: string): VersionData {
  const data = minecraftData(version)
  const loginPacket = data.loginPacket as unknown as { dimensionCodec: object; dimension: object }
  const idOf = (table: Readonly<Record<string, NamedId>>, name: string): number => {
    const entry = table[name]
    if (entry === undefined) throw new Error(`minecraft-data ${version} does not know "${name}"`)
    return entry.id
  }
  return {
    dimensionCodec: loginPacket.dimensionCodec,
    dimension: loginPacket.dimension,
    entityTypeId: (name) => idOf(data.entitiesByName, name),
    blockNames: data.blocksArray.map((block) => block.name),
    itemNames: data.itemsArray.map((item) => item.name),
    blockId: (name) => idOf(data.blocksByName, name),
    itemId: (name) => idOf(data.itemsByName, name),
  }
}
