import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import type { FieldProblem } from './field-problem.ts'
import { fieldProblem } from './field-problem.ts'
import { nameProblem } from './name-problem.ts'
import { nearestName } from './nearest-name.ts'
import type { WorldFile } from './world-file.ts'
import { worldFileSchema } from './world-file.ts'

const suffix = '.world.json'
const largestBytes = 1024 * 1024

/**
 * Reads a world file. A bare name (`default`) is looked up in `worldsDirectory`; anything with a slash or ending
 * in `.json` is a path. Throws `UsageError`, which names the file, the field and the cure.
 */
export function loadWorldFile(nameOrPath: string, worldsDirectory: string): WorldFile {
  const path = pathOf(nameOrPath, worldsDirectory)
  return parseWorldFile(readText(path), path)
}

/** The names of the world files in a directory, in order. */
export function worldFileNames(worldsDirectory: string): readonly string[] {
  try {
    const files = readdirSync(worldsDirectory)
    return files
      .filter((file) => file.endsWith(suffix))
      .map((file) => file.slice(0, -suffix.length))
      .sort()
  } catch {
    return []
  }
}

/** Parses the text of a world file; `path` is how messages call it. */
export function parseWorldFile(text: string, path: string): WorldFile {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be parsed'
    throw new UsageError(
      `World file ${path} is not valid JSON: ${reason}.`,
      'Mend the JSON, for example a comma or a quotation mark.',
      { cause: error },
    )
  }
  const parsed = worldFileSchema.safeParse(data)
  if (!parsed.success) throw inFile(path, fieldProblem(worldFileSchema, data, parsed.error))
  const problem = nameProblem(parsed.data)
  if (problem !== null) throw inFile(path, problem)
  return parsed.data
}

function inFile(path: string, { path: field, message, cure }: FieldProblem): UsageError {
  const where = field.length === 0 ? 'the whole' : `field ${field.map(String).join('.')}`
  return new UsageError(`World file ${path}, ${where}: ${message}.`, cure)
}

function pathOf(nameOrPath: string, worldsDirectory: string): string {
  if (/[/\\]|\.json$/.test(nameOrPath)) return resolve(nameOrPath)
  const names = worldFileNames(worldsDirectory)
  if (names.includes(nameOrPath)) return join(worldsDirectory, nameOrPath + suffix)
  const nearest = nearestName(nameOrPath, names)
  throw new UsageError(
    `There is no world named "${nameOrPath}".`,
    [
      nearest === null ? '' : `Did you mean "${nearest}"? `,
      names.length === 0
        ? `${worldsDirectory} holds no world files; give the path of one.`
        : `The worlds are ${names.join(', ')}; or give the path of a world file.`,
    ].join(''),
  )
}

function readText(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > largestBytes) {
      throw new UsageError(
        `World file ${path} is ${size} bytes long; at most ${largestBytes} are read.`,
        'Make it smaller, for example by placing fewer blocks.',
      )
    }
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'does not exist',
      EISDIR: 'is a directory',
      EACCES: 'may not be read',
    }
    throw new UsageError(
      `World file ${path} ${reasons[code ?? ''] ?? `cannot be read (${code ?? 'unknown reason'})`}.`,
      'Give the name of a world, or the path of a readable world file.',
      { cause: error },
    )
  }
}
