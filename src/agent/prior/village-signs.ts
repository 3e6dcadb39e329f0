/** What grows in villages and hardly anywhere else, and who lives there (vanilla). */
const ofVillages: ReadonlySet<string> = new Set(['villager', 'carrots', 'potatoes', 'beetroots', 'wheat'])

/** What houses, ways and fields are made of, and nothing else above ground (vanilla). */
const signs =
  /^(grass_path|dirt_path|farmland|wheat|carrots|potatoes|beetroots|hay_block|bell|composter|lectern|glass|glass_pane|.*_bed|.*_door|.*_planks|(oak|birch|spruce|jungle|acacia|dark_oak)_(fence|stairs))$/

/** Blocks near which this block or creature is likely found, among all of a version; none for most. */
export function leadsTo(name: string, blocks: readonly string[]): readonly string[] {
  return ofVillages.has(name) ? blocks.filter((block) => signs.test(block)) : []
}
