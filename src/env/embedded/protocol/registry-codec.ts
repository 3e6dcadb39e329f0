import minecraftData from 'minecraft-data'

interface Tag {
  readonly type: string
  readonly value: unknown
}
interface RegistryEntry {
  readonly name: Tag
  readonly id: Tag
  readonly element: Tag
}
type Compound = Readonly<Record<string, Tag>>

const worldHeightBlocks = 256

/**
 * The registries that a client of 1.20.2 to 1.20.4 is sent before it plays: minecraft-data's, with an overworld from
 * y 0 to 255. Null for versions that have no such step.
 */
export function registryCodec(version: string): Tag | null {
  const data = minecraftData(version)
  if (!data.supportFeature('hasConfigurationState')) return null
  const codec = codecOf(version)
  const registries = codec.value as Compound
  const dimensionTypes = registries['minecraft:dimension_type']!
  const changed = entriesOf(dimensionTypes).map((entry) =>
    entry.name.value === 'minecraft:overworld' ? withHeight(entry) : entry,
  )
  return {
    ...codec,
    value: { ...registries, 'minecraft:dimension_type': withEntries(dimensionTypes, changed) },
  }
}

/** The number of an entry in one of those registries; 0 when it has no such entry. */
export function registryNumber(version: string, registry: string, name: string): number {
  const entries = entriesOf((codecOf(version).value as Compound)[registry]!)
  return (entries.find((entry) => entry.name.value === name)?.id.value as number | undefined) ?? 0
}

/** How many entries one of those registries has. */
export function registrySize(version: string, registry: string): number {
  return entriesOf((codecOf(version).value as Compound)[registry]!).length
}

function codecOf(version: string): Tag {
  return (minecraftData(version).loginPacket as unknown as { readonly dimensionCodec: Tag }).dimensionCodec
}

function entriesOf(registry: Tag): readonly RegistryEntry[] {
  const list = (registry.value as Compound)['value']!.value as Tag
  return list.value as readonly RegistryEntry[]
}

function withEntries(registry: Tag, entries: readonly RegistryEntry[]): Tag {
  const value = registry.value as Compound
  return {
    ...registry,
    value: { ...value, value: { type: 'list', value: { type: 'compound', value: entries } } },
  }
}

function withHeight(entry: RegistryEntry): RegistryEntry {
  const element = entry.element.value as Compound
  const height = { type: 'int', value: worldHeightBlocks }
  const changes = { min_y: { type: 'int', value: 0 }, height, logical_height: height }
  return { ...entry, element: { ...entry.element, value: { ...element, ...changes } } }
}
