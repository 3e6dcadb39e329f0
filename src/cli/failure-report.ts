import { StevolveError } from '../env/index.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'

/** A failure as a person is told of it. */
export interface FailureReport {
  readonly exitCode: ExitCode
  /** What happened, one sentence. */
  readonly message: string
  /** What to do about it, one sentence. */
  readonly cure: string
  /** For `--verbose`. */
  readonly stack: string
}

/** Puts anything that was thrown into words. `logFile` says where a crash has left its stack. */
export function describeFailure(error: unknown, logFile: string | null): FailureReport {
  const stack = stackOf(error)
  if (error instanceof StevolveError) {
    return { exitCode: error.exitCode, message: plain(error.message), cure: error.cure, stack }
  }
  const cause = error instanceof Error ? error.message : String(error)
  const where = logFile === null ? 'run it again with --verbose' : `the details are in ${logFile}`
  return {
    exitCode: exitCodes.crashed,
    message: `stevolve has a bug: ${cause.split('\n')[0] ?? ''}.`.replace(/\.\.$/, '.'),
    cure: `What was recorded is safe; please report this (${where}).`,
    stack,
  }
}

/** Messages quote files and servers; what could steer a terminal is left out. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}

const deepestCause = 5

function stackOf(error: unknown): string {
  const lines: string[] = []
  let current = error
  for (let depth = 0; depth < deepestCause && current instanceof Error; depth++) {
    lines.push(`${depth === 0 ? '' : 'caused by '}${current.stack ?? current.message}`)
    current = current.cause
  }
  return lines.length === 0 ? String(error) : lines.join('\n')
}
