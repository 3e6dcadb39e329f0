import { rmSync } from 'node:fs'
import type { Observable } from 'rxjs'
import type { Agent, AgentEvent } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import type { RunSettings } from '../input/run-settings.ts'
import type { RunResult } from '../run-result.ts'
import type { PlayedEpisode, RunSession } from '../run-session.ts'
import { resultOfEpisode } from './result-of-episode.ts'
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
      return { result: this.#resultOf(Number(episode.episode)), detail: episode.detail }
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

  #resultOf(episodeId: number): RunResult {
    const reader = new RecordReader(this.database)
    try {
      return resultOfEpisode(reader, reader.episode(episodeId)!, this.database)
    } finally {
      reader.close()
    }
  }
}
