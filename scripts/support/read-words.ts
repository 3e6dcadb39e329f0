import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { ParseArgsConfig, ParseArgsOptionsConfig } from 'node:util'
import { exitCodes } from '../../src/cli/exit-codes.ts'

/** Most workers that a script may be asked for. */
const mostWorkers = 64

/** The option `--workers`: by default two, or one where there is one processor. */
export const workersOption = {
  type: 'string',
  default: String(Math.min(2, availableParallelism())),
} as const

const helpOption = { help: { type: 'boolean', short: 'h', default: false } } as const

/**
 * Reads a script's options; says which there are and ends the process where others are given. `--help` prints `help`, or what the script says
 * of itself at its head, and ends it too.
 */
export function readWords<Options extends ParseArgsOptionsConfig>(options: Options, help?: string) {
  return read({ options: { ...options, ...helpOption } }, help).values
}

/** The same for a script that takes names besides its options. */
export function readWordsAndNames<Options extends ParseArgsOptionsConfig>(options: Options, help?: string) {
  return read({ options: { ...options, ...helpOption }, allowPositionals: true } as const, help)
}

function read<Config extends ParseArgsConfig>(config: Config, help: string | undefined) {
  const names = Object.entries(config.options ?? {}).map(([name, { type }]) =>
    type === 'boolean' ? `--${name}` : `--${name} <value>`,
  )
  const available = `The options are ${names.join(', ')}.`
  let words: ReturnType<typeof parseArgs<Config>>
  try {
    words = parseArgs(config)
  } catch (error) {
    return wrongInput(`Error: ${error instanceof Error ? error.message : String(error)}`, available)
  }
  if ((words.values as { readonly help?: boolean }).help === true) {
    console.log(help ?? `${headOf(process.argv[1]!)}\n\n${available}`)
    process.exit(exitCodes.done)
  }
  return words
}

/** What a script says of itself in the comment at its head, as plain text. */
function headOf(script: string): string {
  const [, comment = ''] = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(readFileSync(script, 'utf8')) ?? []
  return comment.replaceAll(/^ \* ?/gm, '').replaceAll('`', '')
}

/** The whole number that an option was given; ends the process where it is none, or not between `least` and `most`. */
export function wholeNumberFrom(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  return wrongInput(`--${option} ${text} is not a whole number between ${least} and ${most}.`)
}

/** A number of workers; ends the process where it is none. */
export function workersFrom(text: string): number {
  return wholeNumberFrom('workers', text, 1, mostWorkers)
}

function wrongInput(...lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(exitCodes.wrongInput)
}
