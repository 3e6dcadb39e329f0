import type { Random } from '../../random.ts'
import { blockDropTable } from './block-drop-table.ts'
import { laterBlockDropTable } from './later-block-drop-table.ts'
import { type GameRegistry, hasRawMetals, type RegistryBlock, stateProperties } from './game-registry.ts'
import { type Loot, type LootYield, rollLoot } from './loot.ts'
import type { RuleShifts } from './rule-shifts.ts'

/** Rolls what a block of a state drops to a tool that can harvest it. */
export type BlockDrops = (
  block: RegistryBlock,
  state: number,
  tool: string | null,
  random: Random,
) => readonly LootYield[]

/** Builds the drops of a version. */
export function createBlockDrops(registry: GameRegistry, shifts: RuleShifts): BlockDrops {
  const lootByBlock = lootOfBlocks(registry, shifts)
  return (block, state, tool, random) =>
    rollLoot(lootByBlock.get(block.name)!, { properties: stateProperties(block, state), tool }, random)
}

/** The loot of every block of a version: the world's shifts first, then the table, then the block itself. */
export function lootOfBlocks(registry: GameRegistry, shifts: RuleShifts): ReadonlyMap<string, Loot> {
  const lootByBlock = new Map<string, Loot>()
  const table = hasRawMetals(registry) ? { ...blockDropTable, ...laterBlockDropTable } : blockDropTable
  for (const block of registry.blocksArray) {
    lootByBlock.set(block.name, table[block.name] ?? itselfLoot(registry, block))
  }
  for (const [name, drops] of Object.entries(shifts.drops)) {
    lootByBlock.set(
      name,
      drops.map((drop) => [drop]),
    )
  }
  return lootByBlock
}

/** A block's own item; only one half of doors, beds and tall flowers gives it, a double slab gives two. */
function itselfLoot(registry: GameRegistry, block: RegistryBlock): Loot {
  const { name } = block
  if (name.startsWith('potted_')) return [[{ item: 'flower_pot' }], [{ item: name.slice(7) }]]
  if (/_stained_glass(_pane)?$/.test(name) || /coral(_wall)?(_fan)?$/.test(name)) return []
  if (/^(tube|brain|bubble|fire|horn)_coral_block$/.test(name)) return [[{ item: `dead_${name}` }]]
  const item = name.replace(/(^|_)wall_(?=torch|sign|hanging_sign|banner|skull|head)/, '$1')
  if (registry.itemsByName[item] === undefined) return []
  const properties = new Map((block.states ?? []).map((property) => [property.name, property.values]))
  if (name.endsWith('_slab')) return [[{ item, min: 2, when: { type: 'double' } }, { item }]]
  if (properties.get('half')?.includes('lower')) return [[{ item, when: { half: 'lower' } }]]
  if (properties.get('part')?.includes('head')) return [[{ item, when: { part: 'head' } }]]
  return [[{ item }]]
}
