import type { PerceivedKind, WorldState } from '../../env/index.ts'

/** The nearest perceived one among these blocks, by name. */
export function nearestBlock(
  state: WorldState,
  names: readonly string[],
): (PerceivedKind & { readonly name: string }) | null {
  let nearest: (PerceivedKind & { readonly name: string }) | null = null
  for (const name of names) {
    const perceived = state.blocks[name]
    if (perceived && (nearest === null || perceived.nearestBlocks < nearest.nearestBlocks))
      nearest = { name, ...perceived }
  }
  return nearest
}
