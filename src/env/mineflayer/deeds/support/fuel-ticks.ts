const listedFuels: Readonly<Record<string, number>> = {
  lava_bucket: 20_000,
  coal_block: 16_000,
  dried_kelp_block: 4_001,
  blaze_rod: 2_400,
  coal: 1_600,
  charcoal: 1_600,
  stick: 100,
  bamboo: 50,
  scaffolding: 50,
  bow: 300,
  fishing_rod: 300,
  ladder: 300,
  crafting_table: 300,
  cartography_table: 300,
  fletching_table: 300,
  smithing_table: 300,
  loom: 300,
  bookshelf: 300,
  lectern: 300,
  note_block: 300,
  jukebox: 300,
  chest: 300,
  trapped_chest: 300,
  barrel: 300,
  composter: 300,
  daylight_detector: 300,
  bowl: 100,
  dead_bush: 100,
}

/** Patterns in order, first match counts. */
const byPattern: readonly (readonly [RegExp, number])[] = [
  [/^wooden_(pickaxe|axe|shovel|hoe|sword)$/, 200],
  [/_sapling$|_button$|_wool$/, 100],
  [/_carpet$/, 67],
  [/_boat$/, 1_200],
  [/^(oak|spruce|birch|jungle|acacia|dark_oak|mangrove|cherry|petrified_oak)_slab$/, 150],
  [/_planks$|_log$|_wood$|_sign$|_banner$|_fence$|_fence_gate$/, 300],
  [/^(oak|spruce|birch|jungle|acacia|dark_oak|mangrove|cherry)_(stairs|trapdoor|pressure_plate)$/, 300],
  [/^(oak|spruce|birch|jungle|acacia|dark_oak|mangrove|cherry)_door$/, 200],
]

/** Ticks that one piece burns in a furnace, as in Java edition 1.16; null for what is not known to burn. */
export function fuelTicks(item: string): number | null {
  const listed = listedFuels[item]
  if (listed !== undefined) return listed
  if (/^(crimson|warped|stripped_crimson|stripped_warped|nether_brick)_/.test(item)) return null
  return byPattern.find(([pattern]) => pattern.test(item))?.[1] ?? null
}
