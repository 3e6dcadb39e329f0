import type { ExitCode } from '../../../src/cli/exit-codes.ts'
import type { Interruption } from '../../../src/cli/interruption.ts'
import type { ProgramContext, WallClock } from '../../../src/cli/program-context.ts'

/** Real time that moves only when it is told to. */
export class FakeClock implements WallClock {
  #nowMs = 0
  #timers: { readonly dueMs: number; readonly callback: () => void }[] = []

  nowMs(): number {
    return this.#nowMs
  }

  isoDate(): string {
    return '2030-01-01T00:00:00.000Z'
  }

  afterMs(delayMs: number, callback: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves on, and runs what is due on the way, in order. */
  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs
    for (;;) {
      const next = this.#timers.toSorted((left, right) => left.dueMs - right.dueMs)[0]
      if (next === undefined || next.dueMs > endMs) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#nowMs = Math.max(this.#nowMs, next.dueMs)
      next.callback()
    }
    this.#nowMs = endMs
  }

  /** Moves on without anything running, as when the processor is busy. */
  stall(byMs: number): void {
    this.#nowMs += byMs
  }
}

/** A context that keeps what is written, without colour, on a clock that stands still. */
export function fakeContext() {
  const controller = new AbortController()
  let exitCode: ExitCode | null = null
  const out: string[] = []
  const log: string[] = []
  const clock = new FakeClock()
  const interruption: Interruption = {
    signal: controller.signal,
    exitCode: () => exitCode,
    interrupt: (code) => {
      exitCode = code
      controller.abort()
    },
    dispose: () => {},
  }
  const context: ProgramContext = {
    output: {
      out: (line) => void out.push(...line.split('\n')),
      log: (line) => void log.push(...line.split('\n')),
      style: (_style, text) => text,
      isTerminal: false,
      widthColumns: 80,
    },
    interruption,
    clock,
    workingDirectory: '/home/steve',
    logDirectory: null,
  }
  return { context, out, log, clock }
}
