import { rmSync } from 'node:fs'
import type { Observable } from 'rxjs'
import type { Agent, AgentEvent, EpisodeResult } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { speedup } from '../display/game-time.ts'
import type { RunSettings } from '../input/run-settings.ts'
import type { RunResult } from '../run-result.ts'
import type { PlayedEpisode, RunSession } from '../run-session.ts'
import type { RunFolder } from './run-folder.ts'

export interface RecordedRunParts {
  readonly settings: RunSettings
  readonly folder: RunFolder
  readonly agent: Agent
  readonly environment: Environment
  readonly record: OpenRecord
  readonly configuration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  /** Loads what the agent will need; called while the world is being joined. */
  readonly prepare: () => void
}

/** A run of one episode that ends up in the record of its folder. */
export class RecordedRun implements RunSession {
  readonly events: Observable<AgentEvent>
  readonly database: string
  readonly #parts: RecordedRunParts
  #hasBegun = false

  constructor(parts: RecordedRunParts) {
    this.#parts = parts
    this.events = parts.agent.events
    this.database = parts.record.file
  }

  async play(signal: AbortSignal): Promise<PlayedEpisode> {
    const { agent, environment, settings, configuration, versions, prepare } = this.#parts
    const { task, seed } = settings
    signal.throwIfAborted()
    // Joining listens to no signal: leaving the world is what ends it.
    const leave = () => {
      if (!this.#hasBegun) void environment.close()
    }
    signal.addEventListener('abort', leave, { once: true })
    const watching = agent.events.subscribe(({ kind }) => {
      this.#hasBegun ||= kind === 'episode-start'
    })
    try {
      const playing = agent.play({ task, seed, configuration, versions }, signal)
      prepare()
      const episode = await playing
      return { result: this.#resultOf(episode), detail: episode.detail }
    } finally {
      signal.removeEventListener('abort', leave)
      watching.unsubscribe()
    }
  }

  async close(): Promise<void> {
    const { environment, record, folder } = this.#parts
    await environment.close()
    record.close()
    // A folder made for a run that never began holds nothing worth keeping.
    if (folder.isNew && !this.#hasBegun) rmSync(folder.path, { recursive: true, force: true })
  }

  #resultOf({ episode, start, ...outcome }: EpisodeResult): RunResult {
    const { task, seed, prior } = this.#parts.settings
    const wallMs = this.#recordedWallMs(Number(episode))
    return {
      type: 'result',
      task: task.id,
      seed,
      success: outcome.success,
      ending: outcome.ending,
      gameTicks: outcome.gameTicks,
      wallMs: Math.round(wallMs),
      speedup: speedup(outcome.gameTicks, wallMs),
      attempts: outcome.attempts,
      traceHash: outcome.traceHash,
      episode,
      database: this.database,
      assists: start.assists,
      perception: start.perception,
      prior,
      minecraft: start.minecraft,
      host: start.host,
    }
  }

  /** What is printed is what is recorded. */
  #recordedWallMs(episodeId: number): number {
    const reader = new RecordReader(this.database)
    try {
      return reader.episode(episodeId)?.wall_ms ?? 0
    } finally {
      reader.close()
    }
  }
}
