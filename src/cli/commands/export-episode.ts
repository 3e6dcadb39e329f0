import { closeSync, openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'
import type { ReplayLine } from '../../memory/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'

/** An episode that can be written out. */
export interface ExportableEpisode {
  readonly id: number
  lines(): Iterable<ReplayLine>
  close(): void
}

/**
 * Writes an episode as JSON lines to a file that must not exist yet, or to standard output where `target` is `-`.
 * Throws `UsageError` where the file cannot be made, `RecordError` where the record cannot be read.
 */
export function exportEpisode(
  { output, interruption, workingDirectory }: ProgramContext,
  target: string,
  episode: ExportableEpisode,
): ExitCode {
  const file = target === '-' ? null : create(resolve(workingDirectory, target))
  let count = 0
  try {
    for (const line of episode.lines()) {
      if (interruption.signal.aborted) return interruption.exitCode() ?? exitCodes.interrupted
      count++
      if (file === null) output.out(JSON.stringify(line))
      else file.write(`${JSON.stringify(line)}\n`)
    }
  } finally {
    file?.close()
    episode.close()
  }
  output.log(`Episode ${episode.id}: ${count} lines written${file === null ? '' : ` to ${target}`}.`)
  return exitCodes.done
}

function create(path: string) {
  let descriptor: number
  try {
    descriptor = openSync(path, 'wx')
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new UsageError(
      exists ? `The file ${path} exists already.` : `The file ${path} cannot be made.`,
      exists
        ? 'Give another name after --export, or move it away.'
        : 'Give a path in a folder that can be written.',
      { cause: error },
    )
  }
  return {
    write: (text: string) => {
      try {
        writeWhole(descriptor, Buffer.from(text))
      } catch (error) {
        throw new UsageError(
          `The file ${path} cannot be written.`,
          'Free some space, or give another path.',
          {
            cause: error,
          },
        )
      }
    },
    close: () => {
      closeSync(descriptor)
    },
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0
  while (written < bytes.length) written += writeSync(descriptor, bytes, written)
}
