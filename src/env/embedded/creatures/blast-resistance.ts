import minecraftData from 'minecraft-data'

/** Resistance of every block state to explosions; air has none. */
export function blastResistances(version: string, stateCount: number): Float32Array {
  const table = new Float32Array(stateCount)
  for (const { minStateId, maxStateId, resistance } of minecraftData(version).blocksArray) {
    table.fill(resistance ?? 0, minStateId, maxStateId + 1)
  }
  return table
}
