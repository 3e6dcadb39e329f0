import loadWindows from 'prismarine-windows'

/** Windows that this server opens, by vanilla's names. */
export type WindowTypeName =
  | 'minecraft:crafting'
  | 'minecraft:furnace'
  | 'minecraft:generic_9x3'
  | 'minecraft:generic_9x6'
  | 'minecraft:anvil'
  | 'minecraft:grindstone'
  | 'minecraft:smithing'
  | 'minecraft:merchant'
  | 'minecraft:blast_furnace'
  | 'minecraft:smoker'
  | 'minecraft:hopper'
  | 'minecraft:stonecutter'

const load = loadWindows as unknown as (version: string) => {
  readonly windows: Readonly<Record<WindowTypeName, { readonly type: number }>>
}

/** Looking the version up takes a fifth of a millisecond, and windows are opened all the time. */
const idsByVersion = new Map<string, ReturnType<typeof load>['windows']>()

/** The number of a window type on the wire, from prismarine-windows. */
export function windowTypeId(version: string, name: WindowTypeName): number {
  let ids = idsByVersion.get(version)
  if (ids === undefined) {
    ids = load(version).windows
    idsByVersion.set(version, ids)
  }
  return ids[name].type
}
