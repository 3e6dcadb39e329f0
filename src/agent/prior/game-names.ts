import minecraftData from 'minecraft-data'
import { UsageError } from '../../env/index.ts'

/** The names of things in one Minecraft version: what a client can list without having tried anything. */
export interface GameNames {
  readonly minecraft: string
  readonly items: ReadonlySet<string>
  readonly blocks: readonly string[]
  /** Animals, monsters and villagers. */
  readonly creatures: readonly string[]
  readonly fluids: readonly string[]
  readonly foods: readonly string[]
  /** Uses of a new one; 0 for what does not wear out. A client shows it as the bar below the item. */
  readonly durabilityOf: (item: string) => number
  /** Pieces that one slot holds; 1 for what is carried one by one. */
  readonly stackSizeOf: (item: string) => number
}

interface VersionData {
  readonly itemsByName: Readonly<
    Record<string, { readonly maxDurability?: number; readonly stackSize?: number }>
  >
  readonly blocksByName: Readonly<Record<string, unknown>>
  readonly entitiesByName: Readonly<Record<string, { readonly category?: string }>>
  readonly foodsByName: Readonly<Record<string, unknown>>
}

/** Lists the names of one version. Throws `UsageError` for a version without data. */
export function gameNames(minecraft: string): GameNames {
  const data = minecraftData(minecraft) as unknown as VersionData | null
  if (data === null) {
    throw new UsageError(
      `Nothing is known of Minecraft version "${minecraft}".`,
      'Choose a released Java edition version, e.g. 1.16.5.',
    )
  }
  return {
    minecraft,
    items: new Set(Object.keys(data.itemsByName)),
    blocks: Object.keys(data.blocksByName),
    creatures: Object.entries(data.entitiesByName).flatMap(([name, { category }]) =>
      category?.endsWith(' mobs') === true ? [name] : [],
    ),
    fluids: ['water', 'lava'],
    foods: Object.keys(data.foodsByName),
    durabilityOf: (item) => data.itemsByName[item]?.maxDurability ?? 0,
    stackSizeOf: (item) => data.itemsByName[item]?.stackSize ?? 64,
  }
}
