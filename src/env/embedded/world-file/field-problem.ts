import type { z } from 'zod'
import { nearestName } from './nearest-name.ts'

/** One thing wrong in a file: the field, what was expected of it, and what to do. */
export interface FieldProblem {
  readonly path: readonly PropertyKey[]
  /** Goes on after "field x: ", e.g. `expected a whole number, got "many"`. */
  readonly message: string
  readonly cure: string
}

/** The first thing that zod found wrong, in plain words. `data` is what was parsed. */
export function fieldProblem(schema: z.ZodType, data: unknown, error: z.ZodError): FieldProblem {
  const described = schema as unknown as AnySchema
  const { issue, path } = deepest(error.issues[0] as unknown as Issue, [])
  const value = valueAt(data, path)
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys?.[0] ?? ''
    const known = knownKeys(schemaAt(described, path, data))
    const nearest = nearestName(key, known)
    return {
      path: [...path, key],
      message: 'this key is not known here',
      cure: nearest === null ? keyList(known) : `Did you mean "${nearest}"?`,
    }
  }
  const isWhole = schemaAt(described, path, data).def.format === 'safeint'
  const expected = isWhole && issue.code === 'invalid_type' ? typeNames['int']! : expectation(issue)
  if (value === undefined) {
    return { path, message: `is missing; expected ${expected}`, cure: 'Add it.' }
  }
  return { path, message: `expected ${expected}, got ${shown(value)}`, cure: 'Correct that field.' }
}

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly options?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly origin?: string
  readonly errors?: readonly (readonly Issue[])[]
  readonly issues?: readonly Issue[]
}

/** Follows a failed union into the branch that came furthest. */
function deepest(
  issue: Issue,
  before: readonly PropertyKey[],
): { issue: Issue; path: readonly PropertyKey[] } {
  const path = [...before, ...issue.path]
  const branches = (issue.errors ?? []).filter((branch) => branch.length > 0)
  if (issue.code !== 'invalid_union' || branches.length === 0) {
    return { issue: issue.code === 'invalid_key' ? (issue.issues?.[0] ?? issue) : issue, path }
  }
  const found = branches.map((branch) => deepest(branch[0]!, path))
  return found.reduce((best, next) => (next.path.length > best.path.length ? next : best))
}

function expectation(issue: Issue): string {
  const measure = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected ?? ''] ?? `a ${issue.expected ?? 'value'}`
    case 'too_small':
      return `at least ${issue.minimum ?? 0}${measure}`
    case 'too_big':
      return `at most ${issue.maximum ?? 0}${measure}`
    case 'invalid_value':
      return (issue.values ?? []).map((value) => JSON.stringify(value)).join(' or ')
    case 'invalid_union':
      return (issue.options ?? []).map((value) => JSON.stringify(value)).join(' or ') || 'another value'
    default:
      return `something else (${issue.message})`
  }
}

const typeNames: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) return 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function keyList(known: readonly string[]): string {
  return known.length === 0 ? 'Remove it.' : `Remove it, or use one of: ${known.join(', ')}.`
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** What is read of zod's own description of a schema. */
interface AnySchema {
  readonly def: {
    readonly type: string
    /** `safeint` of a whole number. */
    readonly format?: string
    readonly innerType?: AnySchema
    readonly in?: AnySchema
    readonly shape?: Readonly<Record<PropertyKey, AnySchema>>
    readonly valueType?: AnySchema
    readonly element?: AnySchema
    readonly options?: readonly AnySchema[]
  }
}

/** The schema that describes the value at `path`. */
function schemaAt(schema: AnySchema, path: readonly PropertyKey[], data: unknown): AnySchema {
  const { def } = schema
  const inner = def.innerType ?? def.in
  if (inner !== undefined) return schemaAt(inner, path, data)
  if (def.options !== undefined) return schemaAt(fittingOption(def.options, data), path, data)
  const [key, ...rest] = path
  if (key === undefined) return schema
  const next = def.shape?.[key] ?? def.valueType ?? def.element
  return next === undefined ? schema : schemaAt(next, rest, valueAt(data, [key]))
}

/** The option of a union with most of the value's keys, and the same `name` where it has one. */
function fittingOption(options: readonly AnySchema[], data: unknown): AnySchema {
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : []
  const name = valueAt(data, ['name'])
  const score = (option: AnySchema) => {
    const literal = (option.def.shape?.['name'] as unknown as { def: { values?: unknown[] } } | undefined)
      ?.def.values
    const sameName = literal?.includes(name) === true ? 100 : 0
    return sameName + keys.filter((key) => option.def.shape?.[key] !== undefined).length
  }
  return options.reduce((best, option) => (score(option) > score(best) ? option : best))
}

function knownKeys(schema: AnySchema): readonly string[] {
  return Object.keys(schema.def.shape ?? {})
}
