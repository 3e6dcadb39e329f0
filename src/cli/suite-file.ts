import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Suite } from '../env/index.ts'
import { UsageError, suiteSchema } from '../env/index.ts'
import { readJsonFile } from './input/json-file.ts'

/** The folder of the world and suite files that stevolve brings along. */
export const worldsFolder = join(import.meta.dirname, '..', '..', 'worlds')

const suffix = '.suite.json'
const defaultSuiteFile = join(worldsFolder, `tech-tree-70${suffix}`)

/** Reads a suite by name or path; the 70 tech-tree tasks when that is null. Throws `UsageError`. */
export function readSuite(nameOrPath: string | null): Suite {
  return readJsonFile(
    nameOrPath === null ? defaultSuiteFile : suiteFileOf(nameOrPath),
    'suite file',
    suiteSchema,
  )
}

/**
 * The file of a suite: a bare name is one that comes along, anything with a slash or ending in `.json` is a path.
 * Throws `UsageError` for a name that none has.
 */
function suiteFileOf(nameOrPath: string): string {
  if (/[/\\]|\.json$/.test(nameOrPath)) return nameOrPath
  const names = readdirSync(worldsFolder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
  if (names.includes(nameOrPath)) return join(worldsFolder, nameOrPath + suffix)
  throw new UsageError(
    `There is no suite named "${nameOrPath.slice(0, 64)}".`,
    `The suites are ${names.sort().join(', ')}; or give the path of a suite file.`,
  )
}
