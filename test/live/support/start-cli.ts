import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const launcher = join(import.meta.dirname, '..', '..', '..', 'bin', 'stevolve.js')

/** How a program ended, and all that it wrote. */
export interface EndedCli {
  readonly exitCode: number | null
  readonly out: readonly string[]
  readonly log: readonly string[]
}

/** A `stevolve` that runs in a process of its own; it is killed when the test is over. */
export interface RunningCli {
  /** Resolves with the first line of standard output for which `matches` is true; rejects if the program ends first. */
  line(matches: (line: string) => boolean): Promise<string>
  signal(name: NodeJS.Signals): void
  /** Closes standard output, as a reader does that has seen enough. */
  stopReading(): void
  readonly ended: Promise<EndedCli>
}

/** Starts `stevolve` with these words in a folder, as a user would. */
export function startCli(words: readonly string[], cwd: string): RunningCli {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const out: string[] = []
  const log: string[] = []
  const waiting: { matches: (line: string) => boolean; found: (line: string) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    out.push(line)
    for (const { matches, found } of waiting) if (matches(line)) found(line)
  })
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
  const ended = new Promise<EndedCli>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, out, log }))
  })
  return {
    line: (matches) =>
      new Promise((resolve, reject) => {
        const present = out.find(matches)
        if (present !== undefined) {
          resolve(present)
          return
        }
        waiting.push({ matches, found: resolve })
        void ended.then(({ exitCode }) =>
          reject(new Error(`ended with ${exitCode} before that line; it said: ${log.join(' | ')}`)),
        )
      }),
    signal: (name) => void child.kill(name),
    stopReading: () => void child.stdout.destroy(),
    ended,
  }
}

/** True for a line of `--json` of the given type. */
export function isOfType(type: string): (line: string) => boolean {
  return (line) => line.startsWith('{') && (JSON.parse(line) as { type: string }).type === type
}

/** The last line of a run with `--json`. */
export function resultOf({ out, log }: EndedCli): Record<string, unknown> {
  const last = out.at(-1)
  if (last === undefined) throw new Error(`nothing on standard output; the log says: ${log.join(' | ')}`)
  return JSON.parse(last) as Record<string, unknown>
}
