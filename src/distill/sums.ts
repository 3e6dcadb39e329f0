/** Ids of attempts that a sum is made of, oldest first; a long list keeps its two ends. */
export type Evidence = readonly number[]

/** Attempts named at each end of a list of evidence. */
const evidenceKeptAtEachEnd = 8

/** Joins two lists of evidence; associative and commutative. */
export function mergeEvidence(one: Evidence, other: Evidence): Evidence {
  const all = [...new Set([...one, ...other])].sort((a, b) => a - b)
  if (all.length <= 2 * evidenceKeptAtEachEnd) return all
  return [...all.slice(0, evidenceKeptAtEachEnd), ...all.slice(-evidenceKeptAtEachEnd)]
}

/** Adds counts key by key. */
export function addCounts<Counts extends Readonly<Record<string | number, number>>>(
  one: Counts,
  other: Counts,
): Counts {
  return addRecords(one, other, (a: number, b: number) => a + b) as Counts
}

/** Adds two records key by key; the result's keys are in alphabetical order, so that equal sums are equal texts. */
export function addRecords<Value>(
  one: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  add: (one: Value, other: Value) => Value,
): Record<string, Value> {
  const sum: Record<string, Value> = {}
  for (const key of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    const a = one[key]
    const b = other[key]
    if (a !== undefined && b !== undefined) sum[key] = add(a, b)
    else sum[key] = (a ?? b)!
  }
  return sum
}
