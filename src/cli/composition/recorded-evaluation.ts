import { rmSync } from 'node:fs'
import type { Agent } from '../../agent/index.ts'
import { drawStyle } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import type { EpisodePlayer, PlannedEpisode } from '../../evolve/index.ts'
import { episodeKey, playPool, playUntilAborted } from '../../evolve/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import type { EvaluatedEpisode, EvaluationListener, EvaluationSession } from '../evaluation-session.ts'
import type { EvaluationIdentity } from './earlier-episodes.ts'
import { evaluatedEpisode } from './evaluated-episode.ts'
import type { RunFolder } from './run-folder.ts'

/** A world with an agent in it, for one episode after another. */
export interface Seat {
  readonly agent: Agent
  /** Tells the agent which draw it plays next; left out where all are played alike. */
  readonly prepareFor?: (planned: PlannedEpisode) => void
  readonly environment: Environment
  /** Ends the world's thread. */
  readonly dispose: () => Promise<void>
}

/** What an evaluation is put together from. */
export interface RecordedEvaluationParts {
  readonly identity: EvaluationIdentity
  /** What of the settings concerns every single episode. */
  readonly episodeConfiguration: Readonly<Record<string, unknown>>
  readonly plan: readonly PlannedEpisode[]
  /** Id in the record of the generation that plays; null where none does. */
  readonly generationId: number | null
  /** Name of the policy that plays; null for the planner's order. */
  readonly policyName: string | null
  /** True where it is counted what tests of guardrails came to. */
  readonly countsProbes: boolean
  /** What the agents recall from, where they do; closed with the evaluation. */
  readonly cases: { close(): void } | null
  /** By `episodeKey`. */
  readonly earlier: ReadonlyMap<string, EpisodeRow>
  readonly workers: number
  readonly folder: RunFolder
  readonly record: OpenRecord
  readonly reader: RecordReader
  readonly createSeat: () => Seat
  /** Loads what the agents will need; called while the first worlds are being joined. */
  readonly prepare: () => void
}

/** An evaluation whose episodes end up in the record of its folder. */
export class RecordedEvaluation implements EvaluationSession {
  readonly database: string
  readonly plan: readonly PlannedEpisode[]
  readonly earlier: readonly EvaluatedEpisode[]
  readonly versions: Readonly<Record<string, string>>
  readonly policy?: string
  readonly #parts: RecordedEvaluationParts

  constructor(parts: RecordedEvaluationParts) {
    this.#parts = parts
    this.database = parts.record.file
    this.plan = parts.plan
    this.versions = parts.identity.versions
    if (parts.policyName !== null) this.policy = parts.policyName
    this.earlier = parts.plan.flatMap((planned) => {
      const row = parts.earlier.get(episodeKey(planned.task.id, planned.seed, planned.draw))
      return row === undefined ? [] : [this.#evaluated(planned, row)]
    })
  }

  async play(listener: EvaluationListener, signal: AbortSignal): Promise<void> {
    const { plan, earlier, workers, prepare } = this.#parts
    const episodes = plan.filter(({ task, seed, draw }) => !earlier.has(episodeKey(task.id, seed, draw)))
    const order = {
      episodes,
      workers,
      createPlayer: () => this.#createPlayer(),
      onStart: (planned: PlannedEpisode) => listener.onStart(planned),
      onEnd: (_planned: PlannedEpisode, played: EvaluatedEpisode) => listener.onEnd(played),
    }
    const playing = playPool(order, signal)
    if (episodes.length > 0) prepare()
    await playing
  }

  close(): Promise<void> {
    const { reader, record, folder, cases } = this.#parts
    const isEmpty = folder.isNew && reader.episodes().length === 0
    reader.close()
    record.close()
    cases?.close()
    // A folder made for an evaluation that never began holds nothing worth keeping.
    if (isEmpty) rmSync(folder.path, { recursive: true, force: true })
    return Promise.resolve()
  }

  #evaluated(planned: PlannedEpisode, row: EpisodeRow): EvaluatedEpisode {
    const { reader, record, countsProbes } = this.#parts
    return evaluatedEpisode(reader, record.file, planned, row, countsProbes)
  }

  #createPlayer(): EpisodePlayer<EvaluatedEpisode> {
    const { createSeat, reader, identity, episodeConfiguration: configuration, generationId } = this.#parts
    const { agent, prepareFor, environment, dispose } = createSeat()
    const { versions } = identity
    return {
      play: async (planned, signal) => {
        const { task, seed, draw } = planned
        prepareFor?.(planned)
        const request = {
          task,
          seed,
          configuration:
            draw === undefined
              ? configuration
              : { ...configuration, draw, style: drawStyle(task.id, seed, draw) },
          versions,
          ...(generationId === null ? {} : { generationId }),
        }
        const played = await playUntilAborted(agent, environment, request, signal)
        if (played === null) return null
        return this.#evaluated(planned, reader.episode(Number(played.episode))!)
      },
      dispose,
    }
  }
}
