import { join } from 'node:path'
import type { Suite } from '../env/index.ts'
import { suiteSchema } from '../env/index.ts'
import { readJsonFile } from './input/json-file.ts'

/** The folder of the world and suite files that stevolve brings along. */
export const worldsFolder = join(import.meta.dirname, '..', '..', 'worlds')

const defaultSuiteFile = join(worldsFolder, 'tech-tree-70.suite.json')

/** Reads a suite; the 70 tech-tree tasks when `file` is null. Throws `UsageError`. */
export function readSuite(file: string | null): Suite {
  return readJsonFile(file ?? defaultSuiteFile, 'suite file', suiteSchema)
}
