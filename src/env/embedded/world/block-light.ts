/** Light given off by blocks whose states differ in it, or of which minecraft-data says nothing or too much (vanilla 1.16.5). */
const emissionRows: Readonly<
  Record<string, number | ((properties: Readonly<Record<string, string>>) => number)>
> = {
  furnace: ({ lit }) => (lit === 'true' ? 13 : 0),
  blast_furnace: ({ lit }) => (lit === 'true' ? 13 : 0),
  smoker: ({ lit }) => (lit === 'true' ? 13 : 0),
  redstone_ore: ({ lit }) => (lit === 'true' ? 9 : 0),
  redstone_torch: ({ lit }) => (lit === 'true' ? 7 : 0),
  redstone_wall_torch: ({ lit }) => (lit === 'true' ? 7 : 0),
  redstone_lamp: ({ lit }) => (lit === 'true' ? 15 : 0),
  campfire: ({ lit }) => (lit === 'true' ? 15 : 0),
  soul_campfire: ({ lit }) => (lit === 'true' ? 10 : 0),
  respawn_anchor: ({ charges }) => [0, 3, 7, 11, 15][Number(charges)] ?? 0,
  sea_pickle: ({ pickles, waterlogged }) => (waterlogged === 'true' ? 3 + 3 * Number(pickles) : 0),
  soul_torch: 10,
  soul_wall_torch: 10,
  soul_fire: 10,
  soul_lantern: 10,
  lantern: 15,
  shroomlight: 15,
  conduit: 15,
  crying_obsidian: 10,
  ender_chest: 7,
  enchanting_table: 7,
  magma_block: 3,
  brown_mushroom: 1,
  red_mushroom: 0,
  dragon_egg: 1,
}

/** Blocks that dim light by one although minecraft-data says otherwise: they fill their block, or hold a fluid (vanilla). */
const dimming =
  /_leaves$|^(water|lava|ice|frosted_ice|cobweb|slime_block|honey_block|seagrass|tall_seagrass|kelp|kelp_plant|bubble_column|chorus_plant|chorus_flower)$/

/** The light that a state gives off, 0-15. `declared` is what minecraft-data says of the block. */
export function emissionOf(
  block: string,
  properties: Readonly<Record<string, string>>,
  declared: number,
): number {
  const row = emissionRows[block] ?? declared
  return typeof row === 'number' ? row : row(properties)
}

/** How much light a state takes, 0-15; 15 lets none through. `declared` is what minecraft-data says of the block. */
export function filterOf(
  block: string,
  properties: Readonly<Record<string, string>>,
  declared: number,
): number {
  if (dimming.test(block)) return 1
  return declared === 0 && properties['waterlogged'] === 'true' ? 1 : declared
}
