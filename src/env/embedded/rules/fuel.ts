import type { GameRegistry } from './game-registry.ts'
import type { RuleShifts } from './rule-shifts.ts'

const wood = '(oak|spruce|birch|jungle|acacia|dark_oak|mangrove|cherry|bamboo)'

/** Burning times in ticks, first match wins: vanilla 1.16.5 and 1.20.4 `AbstractFurnaceBlockEntity.getFuel`. */
const rows: readonly (readonly [RegExp, number])[] = [
  [/^(crimson|warped)_|^stripped_(crimson|warped)_/, 0],
  [/^lava_bucket$/, 20_000],
  [/^coal_block$/, 16_000],
  [/^dried_kelp_block$/, 4_001],
  [/^blaze_rod$/, 2_400],
  [/^(coal|charcoal)$/, 1_600],
  [/_(boat|raft)$/, 1_200],
  [/_hanging_sign$/, 800],
  [/^(mangrove_roots|(stripped_)?bamboo_block|chiseled_bookshelf)$/, 300],
  [/^bamboo_mosaic_slab$/, 150],
  [/^bamboo_mosaic(_stairs)?$/, 300],
  [/^scaffolding$/, 400],
  [/_(log|wood|planks)$/, 300],
  [new RegExp(`^${wood}_(stairs|trapdoor|pressure_plate|fence|fence_gate)$`), 300],
  [new RegExp(`^${wood}_slab$`), 150],
  [new RegExp(`^${wood}_(door|sign)$`), 200],
  [new RegExp(`^${wood}_button$`), 100],
  [/^(note_block|bookshelf|lectern|jukebox|chest|trapped_chest|crafting_table|daylight_detector)$/, 300],
  [/^(loom|barrel|cartography_table|fletching_table|smithing_table|composter|ladder|bow|fishing_rod)$/, 300],
  [/_banner$/, 300],
  [/^crossbow$/, 300],
  [/^wooden_(shovel|sword|hoe|axe|pickaxe)$/, 200],
  [/_wool$/, 100],
  [/_sapling$/, 100],
  [/^(stick|bowl|dead_bush|azalea|flowering_azalea|mangrove_propagule)$/, 100],
  [/_carpet$/, 67],
  [/^bamboo$/, 50],
]

/** Burning ticks by item id; items that are no fuel are absent. */
export function createFuels(registry: GameRegistry, shifts: RuleShifts): ReadonlyMap<number, number> {
  const fuels = new Map<number, number>()
  for (const { id, name } of registry.itemsArray) {
    const ticks = shifts.fuels[name] ?? rows.find(([pattern]) => pattern.test(name))?.[1] ?? 0
    if (ticks > 0) fuels.set(id, ticks)
  }
  return fuels
}
