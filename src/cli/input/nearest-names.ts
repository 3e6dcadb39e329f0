import { distance } from 'fastest-levenshtein'

/**
 * The known names that a mistyped one may have meant, nearest first, at most `limit`: those that contain it or are
 * contained in it, and those within a third of its letters in edits. Dashes, spaces and case do not count.
 */
export function nearestNames(typed: string, known: readonly string[], limit = 3): readonly string[] {
  const wanted = normalise(typed)
  const mostEdits = Math.max(2, Math.floor(wanted.length / 3))
  return known
    .map((name) => ({ name, edits: edits(wanted, normalise(name)) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((left, right) => left.edits - right.edits || (left.name < right.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name)
}

const fewestLettersToContain = 4

function edits(wanted: string, name: string): number {
  const contained =
    Math.min(wanted.length, name.length) >= fewestLettersToContain &&
    (name.includes(wanted) || wanted.includes(name))
  return contained ? Math.min(1, distance(wanted, name)) : distance(wanted, name)
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .slice(0, 64)
}
