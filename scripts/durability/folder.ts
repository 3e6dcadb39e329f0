import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../src/env/index.ts'
import { findFaults } from './find-faults.ts'
import { projectFolder, runProcess } from './run-process.ts'

const oldRecording = join(projectFolder, 'test', 'recordings', 'schema-1.db')

/** A kill by time falls into this span after the start, in milliseconds. */
const earlyKillMs = 2_500
/** A kill by progress falls so long after the last event awaited, in milliseconds. */
const delayMs = 60
/** An evaluation reports its episodes, a run its attempts. */
const mostEpisodesAwaited = 3
const mostAttemptsAwaited = 6

export interface KillOutcome {
  /** What was run, and how it was killed. */
  readonly what: string
  /** False where it came to its end first. */
  readonly wasKilled: boolean
  readonly hasBegun: boolean
  readonly attempts: number
  readonly episodes: number
  readonly faults: readonly string[]
}

/** One run directory in which process after process is killed. */
export class Folder {
  readonly #path: string
  readonly #random: Random
  readonly #isEvaluation: boolean
  #kills = 0

  constructor(path: string, random: Random) {
    this.#path = path
    this.#random = random
    this.#isEvaluation = random.below(3) === 0
    mkdirSync(path)
    // Now and then an old record is what the first process finds, and has to migrate.
    if (!this.#isEvaluation && random.below(3) === 0) copyFileSync(oldRecording, this.#file)
  }

  /** Starts a process, kills it at a random moment, and looks at what is left. */
  async killOne(): Promise<KillOutcome> {
    const random = this.#random
    const words = this.#words()
    const most = this.#isEvaluation ? mostEpisodesAwaited : mostAttemptsAwaited
    const events = random.below(4) === 0 ? null : 1 + random.below(most)
    const wait = random.below(events === null ? earlyKillMs : delayMs)
    const said = await runProcess(words, this.#path, { events, wait })
    const when = events === null ? `${wait} ms after its start` : `${wait} ms after event ${events}`
    const faults = existsSync(this.#file) ? findFaults(this.#file, said.reported) : []
    if (said.exitCode !== null && said.exitCode !== 0 && said.exitCode !== 1) {
      faults.push(`it ended by itself with exit code ${said.exitCode}: ${said.log}`)
    }
    return {
      what: `stevolve ${words.join(' ')} killed ${when} (kill ${++this.#kills} of its folder)`,
      wasKilled: said.exitCode === null,
      hasBegun: said.hasBegun,
      attempts: said.reported.attempts.length,
      episodes: said.reported.episodes.length,
      faults,
    }
  }

  /** Runs one more process to its end. Returns what is wrong. */
  async finish(): Promise<readonly string[]> {
    const words = this.#words()
    const { exitCode, log, reported } = await runProcess(words, this.#path, null)
    const faults = findFaults(this.#file, reported, { isIndexed: true })
    if (exitCode !== 0 && exitCode !== 1) faults.push(`exit code ${exitCode}: ${log}`)
    return faults.map((fault) => `stevolve ${words.join(' ')} after ${this.#kills} kills: ${fault}`)
  }

  remove(): void {
    rmSync(this.#path, { recursive: true, force: true })
  }

  get #file(): string {
    return join(this.#path, 'stevolve.db')
  }

  #words(): readonly string[] {
    if (this.#isEvaluation) {
      return ['eval', '--tasks', 'oak_log,wooden_pickaxe', '--seeds', '1-10', '--workers', '2']
    }
    const task = this.#random.below(2) === 0 ? 'wooden_pickaxe' : 'stone_pickaxe'
    return ['run', task, '--seed', String(1 + this.#random.below(1_000))]
  }
}
