import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { exitCodes } from '../../src/cli/exit-codes.ts'

/** Most workers that a script may be asked for. */
const mostWorkers = 64

/** The option `--workers`: by default two, or one where there is one processor. */
export const workersOption = {
  type: 'string',
  default: String(Math.min(2, availableParallelism())),
} as const

/** Reads a script's options; says which there are and ends the process where others are given. */
export function readWords<Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    const names = Object.entries(options).map(([name, { type }]) =>
      type === 'boolean' ? `--${name}` : `--${name} <value>`,
    )
    return wrongInput(
      `Error: ${error instanceof Error ? error.message : String(error)}`,
      `The options are ${names.join(', ')}.`,
    )
  }
}

/** A number of workers; ends the process where it is none. */
export function workersFrom(text: string): number {
  const workers = Number(text)
  if (Number.isInteger(workers) && workers >= 1 && workers <= mostWorkers) return workers
  return wrongInput(`--workers ${text} is not a whole number between 1 and ${mostWorkers}.`)
}

function wrongInput(...lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(exitCodes.wrongInput)
}
