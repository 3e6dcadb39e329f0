import { closest, distance } from 'fastest-levenshtein'

/** The candidate spelled most like `name`, or null when none is near enough to have been meant. */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0) return null
  const nearest = closest(name, candidates)
  return distance(name, nearest) <= Math.max(2, Math.ceil(name.length / 2)) ? nearest : null
}
