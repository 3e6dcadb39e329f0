/** What grows in villages and hardly anywhere else, and who lives there (vanilla). */
const ofVillages: ReadonlySet<string> = new Set(['villager', 'carrots', 'potatoes', 'beetroots', 'wheat'])

const village: readonly string[] = ['#village']

/** Blocks or `#groups` near which this block or creature is likely found; none for most. */
export function leadsTo(name: string): readonly string[] {
  return ofVillages.has(name) ? village : []
}
