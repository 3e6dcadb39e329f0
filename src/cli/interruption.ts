import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'

/** The wish of somebody outside that the command should end. */
export interface Interruption {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal
  /** What the process should exit with once it has stopped cleanly; null while nothing has happened. */
  readonly exitCode: () => ExitCode | null
  /** Interrupts as a signal would, with the given exit code. */
  readonly interrupt: (exitCode: ExitCode) => void
  /** Lets go of the process's signals. */
  readonly dispose: () => void
}

/** What the process must offer to be interrupted; `process` fits. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown
  off(signal: NodeJS.Signals, listener: () => void): unknown
}

const codes = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hungUp,
} as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>

/**
 * One key press reaches a process up to three times: from the terminal, from npm, and from our own launcher. What
 * comes within this time of the first is the same press.
 */
const sameGestureMs = 300

/**
 * Turns signals into one wish to stop: the first aborts `signal`, and a later one calls `quitAtOnce`.
 * `afterMs` runs a callback after real time without keeping the process alive.
 */
export function watchForInterruption(
  source: SignalSource,
  afterMs: (delayMs: number, callback: () => void) => void,
  quitAtOnce: (exitCode: ExitCode) => void,
): Interruption {
  const controller = new AbortController()
  let exitCode: ExitCode | null = null
  let isNewGesture = true
  const interrupt = (code: ExitCode): void => {
    if (exitCode !== null) {
      if (isNewGesture) quitAtOnce(code)
      return
    }
    exitCode = code
    isNewGesture = false
    afterMs(sameGestureMs, () => (isNewGesture = true))
    controller.abort(new Error('interrupted'))
  }
  const listeners = Object.entries(codes).map(
    ([name, code]) => [name as keyof typeof codes, () => interrupt(code)] as const,
  )
  for (const [name, listener] of listeners) source.on(name, listener)
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    interrupt,
    dispose: () => {
      for (const [name, listener] of listeners) source.off(name, listener)
    },
  }
}
