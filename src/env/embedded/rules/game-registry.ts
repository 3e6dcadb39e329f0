import loadRegistry from 'prismarine-registry'

/** One property of a block's states; the last declared property changes fastest in state ids. */
interface BlockProperty {
  readonly name: string
  readonly type: string
  readonly num_values: number
  readonly values?: readonly (string | number)[]
}

/** What the rules read of a block in minecraft-data. */
export interface RegistryBlock {
  readonly id: number
  readonly name: string
  readonly hardness: number | null
  /** False for bedrock, fluids, portals: their `hardness` means nothing. */
  readonly diggable: boolean
  readonly material?: string
  /** Item ids with which it yields its drop; absent means any. */
  readonly harvestTools?: Readonly<Record<string, boolean>>
  readonly minStateId: number
  readonly maxStateId: number
  readonly states?: readonly BlockProperty[]
}

interface RegistryItem {
  readonly id: number
  readonly name: string
  readonly stackSize: number
  readonly displayName: string
  /** Uses before it breaks; absent for what does not wear out. */
  readonly maxDurability?: number
  /** Names of what mends it in an anvil. */
  readonly repairWith?: readonly string[]
}

interface RegistryFood {
  readonly name: string
  readonly foodPoints: number
  /** Saturation restored, in food points. */
  readonly saturation: number
}

type RegistryShape = readonly (readonly (number | null)[])[]

export interface RegistryRecipe {
  readonly inShape?: RegistryShape
  readonly outShape?: RegistryShape
  readonly ingredients?: readonly number[]
  readonly result: { readonly id: number; readonly count: number }
}

/** The part of minecraft-data (through prismarine-registry) that the rules use. */
export interface GameRegistry {
  readonly blocksArray: readonly RegistryBlock[]
  readonly blocksByName: Readonly<Record<string, RegistryBlock>>
  readonly blocksByStateId: Readonly<Record<number, RegistryBlock>>
  readonly items: Readonly<Record<number, RegistryItem>>
  readonly itemsArray: readonly RegistryItem[]
  readonly itemsByName: Readonly<Record<string, RegistryItem>>
  readonly foodsArray: readonly RegistryFood[]
  readonly recipes: Readonly<Record<string, readonly RegistryRecipe[]>>
  /** Material to item id to digging speed. */
  readonly materials: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const load = loadRegistry as unknown as (version: string) => GameRegistry

/** Loads the registry of a version, e.g. `1.16.5`. The first load of a version takes some tens of milliseconds. */
export function loadGameRegistry(version: string): GameRegistry {
  return load(version)
}

/** The values of a state's properties, as text: `{ age: '7' }`. */
export function stateProperties(block: RegistryBlock, state: number): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  let rest = state - block.minStateId
  for (const property of (block.states ?? []).toReversed()) {
    const index = rest % property.num_values
    rest = Math.floor(rest / property.num_values)
    values[property.name] =
      property.type === 'bool' ? String(index === 0) : String(property.values?.[index] ?? index)
  }
  return values
}

/** The state id with some properties changed, e.g. `{ lit: 'true' }`; properties the block lacks are ignored. */
export function stateWith(
  block: RegistryBlock,
  state: number,
  changes: Readonly<Record<string, string>>,
): number {
  const present = stateProperties(block, state)
  let offset = 0
  for (const property of block.states ?? []) {
    const wanted = changes[property.name] ?? present[property.name]!
    offset = offset * property.num_values + Math.max(0, propertyIndex(property, wanted))
  }
  return block.minStateId + offset
}

function propertyIndex(property: BlockProperty, value: string): number {
  if (property.type === 'bool') return value === 'true' ? 0 : 1
  return property.values === undefined ? Number(value) : property.values.map(String).indexOf(value)
}
