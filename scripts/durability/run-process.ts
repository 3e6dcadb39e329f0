import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { afterWallMs } from '../../src/env/clock/real-time.ts'

/** The folder of the project. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Longest that a process may take to its first word, or to its end, in milliseconds. */
const deadlineMs = 600_000

const eventSchema = z.looseObject({
  type: z.string(),
  index: z.number().optional(),
  episode: z.string().optional(),
  digest: z.string().optional(),
})

/** What a process said before it was killed. */
export interface Reported {
  /** Episode and index of each attempt. */
  readonly attempts: readonly { readonly episode: number; readonly index: number }[]
  /** Episodes that ended. */
  readonly episodes: readonly number[]
}

/** When to kill: so many events of progress after the start, or from the start on (null), and so many milliseconds after that. */
export interface KillMoment {
  readonly events: number | null
  readonly wait: number
}

/** How a process went. */
export interface ProcessRun {
  /** Null where it was killed. */
  readonly exitCode: number | null
  /** The end of what it said to people. */
  readonly log: string
  readonly hasBegun: boolean
  readonly reported: Reported
  /** Digests of the generations that it told of. */
  readonly digests: readonly string[]
}

/** Runs a command of the program with its record in `runDirectory`, and kills it at the moment given, or lets it come to its end. */
export async function runProcess(
  words: readonly string[],
  runDirectory: string,
  kill: KillMoment | null,
): Promise<ProcessRun> {
  const child = spawn(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'main.ts'), ...words, '--json', '--run-dir', runDirectory],
    { cwd: runDirectory, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const end = () => void child.kill('SIGKILL')
  const timers = [afterWallMs(deadlineMs, end)]
  if (kill?.events === null) timers.push(afterWallMs(kill.wait, end))
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-2_000)))
  const attempts: { episode: number; index: number }[] = []
  const episodes: number[] = []
  const digests: string[] = []
  let episode = 0
  let hasBegun = false
  let events = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = parseEvent(line)
    if (parsed === null) continue
    const { type, index, digest } = parsed
    if (parsed.episode !== undefined) episode = Number(parsed.episode)
    if (type === 'episode-start') hasBegun = true
    if (type === 'subgoal-end' && index !== undefined) attempts.push({ episode, index })
    else if (type === 'result') episodes.push(episode)
    else if (type === 'generation' && digest !== undefined) digests.push(digest)
    else continue
    hasBegun = true
    if (++events === kill?.events) timers.push(afterWallMs(kill.wait, end))
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  for (const cancel of timers) cancel()
  return { exitCode: child.exitCode, log, hasBegun, reported: { attempts, episodes }, digests }
}

/** Null for a line that was cut off by the kill. */
function parseEvent(line: string): z.infer<typeof eventSchema> | null {
  try {
    return eventSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
