import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterWallMs } from '../../src/env/clock/real-time.ts'

const launcher = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const startMs = 60_000
const stopMs = 30_000
const bytesPerKilobyte = 1024

/** A `stevolve world serve`, or another command that serves, in a process of its own. */
export class ServedProcess {
  /** What it said on standard error. */
  readonly log: string[] = []
  readonly #child: ChildProcess
  #expected = false
  port = 0

  private constructor(command: readonly string[], words: readonly string[]) {
    this.#child = spawn(process.execPath, [launcher, ...command, '--json', ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    createInterface({ input: this.#child.stderr! }).on('line', (line) => this.log.push(line))
  }

  /** Starts it and waits until it listens. Throws what it said where it does not. */
  static async start(
    words: readonly string[],
    command: readonly string[] = ['world', 'serve'],
  ): Promise<ServedProcess> {
    const served = new ServedProcess(command, words)
    const lines = createInterface({ input: served.#child.stdout! })
    const cancel = afterWallMs(startMs, () => served.#child.kill('SIGKILL'))
    const first = await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      once(served.#child, 'exit').then(() => null),
    ])
    cancel()
    if (first === null) throw new Error(`${command.join(' ')} did not start: ${served.log.join(' | ')}`)
    served.port = (JSON.parse(first) as { port: number }).port
    return served
  }

  /** True while it runs; false once it has ended unasked. */
  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** With what it ended; null while it runs, and where a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode
  }

  /** True when it ended and nobody had told it to. */
  get crashed(): boolean {
    return !this.alive && !this.#expected
  }

  /** Resident memory; null where the system does not tell. */
  residentMegabytes(): number | null {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / bytesPerKilobyte
    } catch {
      return null
    }
  }

  /** Kills it without warning. */
  async kill(): Promise<void> {
    this.#expected = true
    if (!this.alive) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }

  /** Tells it to close. False when it had to be killed. */
  async stop(): Promise<boolean> {
    this.#expected = true
    if (!this.alive) return true
    const gone = once(this.#child, 'exit')
    let obeyed = true
    const cancel = afterWallMs(stopMs, () => {
      obeyed = false
      this.#child.kill('SIGKILL')
    })
    this.#child.kill('SIGTERM')
    await gone
    cancel()
    return obeyed
  }
}
