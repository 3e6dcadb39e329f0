import minecraftData from 'minecraft-data'
import type { Row, Version } from '../row.ts'

/**
 * The materials of blocks and what their tools do are whole only in the data of 1.20.4; they have not changed since 1.16.5
 * for the blocks that rows name.
 */
const toolsFrom: Version = '1.20.4'

/** What minecraft-data says of a row, in the row's own terms; undefined where it says nothing. */
type DataValue = number | string | undefined

interface Source {
  readonly says: (row: Row, version: Version) => DataValue
  readonly where: string
}

/** How each probe's value follows from minecraft-data. */
const sources: Readonly<Record<string, Source>> = {
  digTicks: {
    says: diggingTicks,
    where: 'minecraft-data: hardness, harvest tools, speeds; formula: wiki page Breaking',
  },
  foodPoints: { says: (row, version) => foodOf(row, version)?.foodPoints, where: 'minecraft-data: foods' },
  foodSaturation: {
    says: (row, version) => foodOf(row, version)?.saturation,
    where: 'minecraft-data: foods',
  },
  stackSize: {
    says: (row, version) => minecraftData(version).itemsByName[row.ask['item'] as string]?.stackSize,
    where: 'minecraft-data: items (stack size)',
  },
  usesLeft: {
    says: (row, version) => minecraftData(version).itemsByName[row.ask['item'] as string]?.maxDurability,
    where: 'minecraft-data: items (durability)',
  },
  dropsOf: { says: dropOf, where: 'minecraft-data 1.20.4: drops, harvest tools' },
  recipesThatWork: { says: () => 100, where: 'minecraft-data: recipes (the data itself is played)' },
  craftsBy: { says: () => 100, where: 'minecraft-data: recipes (the data itself is played)' },
}

/** Where in minecraft-data a row's value stands; null when it stands there otherwise or not at all. */
export function checkedByData(row: Row, version: Version): string | null {
  const source = sources[row.probe]
  const said = source?.says(row, version)
  if (source === undefined || said === undefined) return null
  const agrees =
    typeof said === 'number' && typeof row.expected === 'number'
      ? Math.abs(said - row.expected) < 1e-3
      : said === row.expected
  return agrees ? source.where : null
}

function foodOf(row: Row, version: Version) {
  return minecraftData(version).foodsByName[row.ask['item'] as string]
}

function diggingTicks({ ask }: Row, version: Version): DataValue {
  const block = minecraftData(version).blocksByName[ask['block'] as string]
  const tool = ask['tool'] as string | null
  const { hardness } = block ?? {}
  if (block === undefined || hardness == null) return undefined
  const slower = (ask['underwater'] === true ? 5 : 1) * (ask['floating'] === true ? 5 : 1)
  const speed = speedOf(ask['block'] as string, tool) / slower
  const perTick = speed / hardness / (yieldsDrop(block, tool, version) ? 30 : 100)
  return perTick > 1 - 1e-9 ? 0 : Math.ceil(Math.round(1e6 / perTick) / 1e6)
}

function speedOf(blockName: string, tool: string | null): number {
  const data = minecraftData(toolsFrom)
  if (tool === null) return 1
  const materials = (data.blocksByName[blockName]?.material ?? '').split(';')
  const speeds = materials.map((name) => {
    const material = data.materials[name] as Readonly<Record<string, number>> | undefined
    return material?.[String(data.itemsByName[tool]!.id)] ?? 1
  })
  return Math.max(...speeds)
}

function yieldsDrop(
  { harvestTools }: { readonly harvestTools?: Readonly<Record<string, boolean>> },
  tool: string | null,
  version: Version,
): boolean {
  if (harvestTools === undefined) return true
  return tool !== null && String(minecraftData(version).itemsByName[tool]!.id) in harvestTools
}

/** Only what is one piece of one kind can be told from the list of drops, and that there is nothing at all. */
function dropOf({ ask }: Row, version: Version): DataValue {
  const data = minecraftData(toolsFrom)
  const block = data.blocksByName[ask['block'] as string]
  const tool = ask['tool'] as string | null
  // Shears, and blocks that come in numbers, are not in this list.
  if (block === undefined || tool === 'shears' || (ask['properties'] as string) !== '') return undefined
  if (!yieldsDrop(block, tool, version === toolsFrom ? version : toolsFrom)) return 'nothing'
  const [drop, ...others] = block.drops
  if (others.length > 0) return undefined
  return drop === undefined ? 'nothing' : `${data.items[drop as number]?.name ?? ''} x 1`
}
