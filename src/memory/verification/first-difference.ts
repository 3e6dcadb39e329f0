/** Names of fields and numbers of list entries, from the outside in. */
export type FieldPath = readonly (string | number)[]

/** One place where two values of JSON data differ; undefined is what is not there. */
export interface ValueDifference {
  readonly path: FieldPath
  readonly recorded: unknown
  readonly replayed: unknown
}

/**
 * Where two values of JSON data first differ, or null. Lists are compared in order, fields in the order of the replayed value; those that
 * only the recorded one has come last. The order of fields within an object does not count.
 */
export function firstDifference(
  recorded: unknown,
  replayed: unknown,
  path: FieldPath = [],
): ValueDifference | null {
  if (Object.is(recorded, replayed)) return null
  if (Array.isArray(recorded) && Array.isArray(replayed)) {
    const length = Math.max(recorded.length, replayed.length)
    return firstOf(Array.from({ length }, (_, index) => index))
  }
  if (isObject(recorded) && isObject(replayed)) {
    return firstOf(new Set([...Object.keys(replayed), ...Object.keys(recorded)]))
  }
  return { path, recorded, replayed }

  function firstOf(keys: Iterable<string | number>): ValueDifference | null {
    for (const key of keys) {
      const found = firstDifference(valueAt(recorded, [key]), valueAt(replayed, [key]), [...path, key])
      if (found !== null) return found
    }
    return null
  }
}

/** What stands at a path, or undefined. Only own fields count. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Readonly<Record<string | number, unknown>>)[key]
  }
  return found
}

/** A path as people read it: `attempt.trace[3].data.item`. */
export function formatPath(path: FieldPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
