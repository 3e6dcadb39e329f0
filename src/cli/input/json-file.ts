import { readFileSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { UsageError } from '../../env/index.ts'

/** Bytes that a suite or another file from a user may have. */
const largestFileBytes = 4 * 1024 * 1024

/** Reads a JSON file and parses it with a schema. Throws `UsageError` that names the file, the field and the cure. */
export function readJsonFile<Value>(
  file: string,
  what: string,
  schema: z.ZodType<Value>,
  mostBytes = largestFileBytes,
): Value {
  return parseJson(readText(file, what, mostBytes), `The ${what} ${file}`, schema)
}

/** Parses JSON text with a schema. `subject` begins the sentence of the `UsageError`: "The suite file x.json". */
export function parseJson<Value>(text: string, subject: string, schema: z.ZodType<Value>): Value {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new UsageError(
      `${subject} is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
      'Mend the text there, and check it with any JSON editor.',
      { cause: error },
    )
  }
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const { path, message } = deepest(parsed.error.issues)
  const field = path.length === 0 ? 'as a whole' : `at "${path.map(String).join('.')}"`
  throw new UsageError(`${subject} is wrong ${field}: ${message}.`, 'Correct that and try again.')
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly errors?: readonly (readonly Issue[])[]
}

/** A union says only "invalid input"; the branch that got furthest says what is wrong, and what it says first counts. */
function deepest(issues: readonly z.core.$ZodIssue[]): Issue {
  let best: Issue = { path: [], message: 'it does not fit' }
  let bestLength = -1
  const visit = (issue: Issue, prefix: readonly PropertyKey[]): void => {
    const path = [...prefix, ...issue.path]
    const branches = issue.errors ?? []
    if (branches.length === 0 && path.length > bestLength) {
      best = { path, message: issue.message }
      bestLength = path.length
    }
    for (const inner of branches.flat()) visit(inner, path)
  }
  for (const issue of issues) visit(issue, [])
  return best
}

function readText(file: string, what: string, mostBytes: number): string {
  try {
    if (statSync(file).size > mostBytes) {
      throw new UsageError(
        `The ${what} ${file} is larger than ${mostBytes / 1024 / 1024} MiB.`,
        `Give a file that is a ${what}.`,
      )
    }
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `The ${what} ${file} cannot be read: ${readingFault(error)}.`,
      'Check the path and its permissions.',
      { cause: error },
    )
  }
}

const readingFaults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'access is not allowed',
  EPERM: 'access is not allowed',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
}

function readingFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return readingFaults[code] ?? (error instanceof Error ? error.message : 'unknown fault')
}
