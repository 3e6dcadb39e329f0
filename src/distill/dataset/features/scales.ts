import type { PerceivedKind } from '../../../env/index.ts'

/** A count on a scale that grows ever slower: 0 at 0, 1 at about 15. Negative counts are 0. */
export function growing(count: number): number {
  return Math.log1p(Math.max(0, count)) / Math.log(16)
}

/** 1 for what is here, a half at 8 blocks, 0 for what is not known. */
export function nearness(kind: PerceivedKind | undefined): number {
  return kind === undefined ? 0 : 8 / (8 + Math.max(0, kind.nearestBlocks))
}

/** The nearest of some kinds, on the scale of `nearness`. */
export function nearestOf(known: Readonly<Record<string, PerceivedKind>>, names: readonly string[]): number {
  let best = 0
  for (const name of names) best = Math.max(best, nearness(known[name]))
  return best
}
