import { exitCodes } from '../exit-codes.ts'
import { watchForInterruption } from '../interruption.ts'
import type { ProgramContext } from '../program-context.ts'
import { standardStreams } from '../standard-streams.ts'
import { wallClock } from './wall-clock.ts'

/**
 * What commands and scripts work with in a process of their own: its streams, its signals and real time. Signals are watched from now on;
 * `interruption.dispose` lets go of them.
 */
export function processContext(): ProgramContext {
  const interruption = watchForInterruption(
    process,
    (delayMs, callback) => void wallClock.afterMs(delayMs, callback),
    (code) => process.exit(code),
  )
  return {
    output: standardStreams(() => interruption.interrupt(exitCodes.interrupted)),
    interruption,
    clock: wallClock,
    workingDirectory: process.cwd(),
    logDirectory: null,
  }
}
