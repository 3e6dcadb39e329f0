import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'
import type { ProgramContext } from '../program-context.ts'

/** Where a run keeps its record. */
export interface RunFolder {
  /** Absolute path. */
  readonly path: string
  readonly name: string
  /** True when it was made for this run alone. */
  readonly isNew: boolean
}

/** The folder that the user named, or a new one with a label; a crash leaves its stack there too. */
export function folderFor(context: ProgramContext, runDirectory: string | null, label: string): RunFolder {
  const { workingDirectory } = context
  const folder =
    runDirectory === null
      ? claimRunFolder(workingDirectory, label)
      : namedRunFolder(workingDirectory, runDirectory)
  context.logDirectory = folder.path
  return folder
}

/** The folder that the user named; it is made where it is absent, once something is written. */
function namedRunFolder(workingDirectory: string, runDirectory: string): RunFolder {
  const path = resolve(workingDirectory, runDirectory)
  return { path, name: basename(path), isNew: false }
}

/**
 * Makes a new folder `runs/<label>-<n>` with the next free number, so that two runs started together never share one.
 * Throws `UsageError` where folders cannot be made.
 */
export function claimRunFolder(workingDirectory: string, label: string): RunFolder {
  const runs = join(workingDirectory, 'runs')
  try {
    mkdirSync(runs, { recursive: true })
    for (let number = lastNumber(runs, label) + 1; ; number++) {
      const name = `${label}-${number}`
      if (makeFolder(join(runs, name))) return { path: join(runs, name), name, isNew: true }
    }
  } catch (error) {
    throw new UsageError(
      `No folder for the run can be made in ${runs}: that folder does not let us write.`,
      'Give another folder with --run-dir, or make this one writable.',
      { cause: error },
    )
  }
}

function lastNumber(runs: string, label: string): number {
  const numbers = readdirSync(runs)
    .filter((name) => name.startsWith(`${label}-`))
    .map((name) => Number(name.slice(label.length + 1)))
    .filter(Number.isSafeInteger)
  return Math.max(0, ...numbers)
}

/** False when the folder was there already. */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
