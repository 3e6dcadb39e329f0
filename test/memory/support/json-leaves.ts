/** Names and numbers from the outside in. */
export type JsonPath = readonly (string | number)[]

/** Every value in a document that holds no others, by its path. */
export function leaves(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** A copy with another value at a path. */
export function changed(value: unknown, [key, ...rest]: JsonPath): unknown {
  if (key === undefined) return another(value)
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  Object.assign(copy, { [key]: changed((value as Record<string | number, unknown>)[key], rest) })
  return copy
}

/** Another value of the same kind, where that can be. */
function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? `${value}!` : 'not null'
}
