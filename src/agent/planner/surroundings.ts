import type { PerceivedKind, WorldState } from '../../env/index.ts'

/** Sea level in every version with terrain of this kind: what lies under it and shows no sky is below ground. */
const seaLevelY = 63

/** Light that a tree's crown lets through by day, and rock does not; 0-15. */
const darkLight = 3

/** True when the way to trees and animals leads up first. A tree's crown or a roof at the surface does not count. */
export function isUnderground(state: Pick<WorldState, 'underSky' | 'position' | 'light'>): boolean {
  if (state.underSky) return false
  return state.position.y < seaLevelY - 3 || state.light <= darkLight
}

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
