import { rmSync } from 'node:fs'
import type { LearningMind, Policy } from '../../agent/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { Task } from '../../env/index.ts'
import type { EpisodeLesson, EpisodePlayer, Generation, PlannedEpisode } from '../../evolve/index.ts'
import { episodeKey, evolve, playPool, playUntilAborted } from '../../evolve/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import type { EvaluatedEpisode } from '../evaluation-session.ts'
import type {
  EvolutionListener,
  EvolutionSession,
  GenerationReport,
  PolicyFallbacks,
} from '../evolution-session.ts'
import type { EvaluationIdentity } from './earlier-episodes.ts'
import { evaluatedEpisode } from './evaluated-episode.ts'
import { generationReport } from './generation-report.ts'
import type { GenerationShelf, KeptGeneration } from './generation-shelf.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { exploring, keepPolicy } from './played-policy.ts'
import type { PolicyWorkshop } from './policy-workshop.ts'
import type { Seat } from './recorded-evaluation.ts'
import type { Ground } from './recorded-gate.ts'
import type { RunFolder } from './run-folder.ts'
import { toldPolicy } from './told-policy.ts'

/** A seat whose agent learns. */
export interface LearningSeat extends Seat {
  /** The mind of the episode that was played last. */
  readonly mind: () => LearningMind
}

/** What an evolution is put together from. */
export interface RecordedEvolutionParts {
  readonly identity: EvaluationIdentity
  /** What of the settings concerns every single episode. */
  readonly episodeConfiguration: Readonly<Record<string, unknown>>
  readonly tasks: readonly Task[]
  readonly episodes: number
  readonly generationSize: number
  readonly seed: number
  readonly workers: number
  readonly folder: RunFolder
  readonly record: OpenRecord
  readonly reader: RecordReader
  readonly shelf: GenerationShelf
  /** The newest generation, to go on from. */
  readonly from: KeptGeneration
  /** All that are there, oldest first. */
  readonly earlierGenerations: readonly KeptGeneration[]
  /** Finished episodes of earlier commands, by `episodeKey`. */
  readonly earlier: ReadonlyMap<string, EpisodeRow>
  /** Makes a seat; the minds of its episodes start from what `knowledge` then tells, and rank by the policy that `policy` does. */
  readonly createSeat: (knowledge: () => Knowledge, policy: () => Policy | null) => LearningSeat
  /** What a finished episode of a generation taught, read from the record; `champion` is what ranked for it. */
  readonly learnAgain: (
    episodeId: number,
    knowledge: Knowledge,
    champion: PlayedPolicy | null,
  ) => Promise<Knowledge>
  /** What ranks throughout; null where that is the planner's order or what the workshop promotes. */
  readonly played: PlayedPolicy | null
  /** Its id in the record; null where it is not kept there. */
  readonly policyId: number | null
  /** What improves the policy; null where the same plays throughout. `ground` lends a world. */
  readonly createWorkshop: ((ground: () => Ground) => PolicyWorkshop) | null
  /** Share of the decisions in which another candidate than the best is tried. */
  readonly explore: number
  /** Loads what the agents will need; called while the first worlds are being joined. */
  readonly prepare: () => void
}

interface PlayedLesson {
  readonly episode: EvaluatedEpisode
  readonly knowledge: Knowledge
}

/** An evolution whose episodes and generations end up in the record of its folder. */
export class RecordedEvolution implements EvolutionSession {
  readonly database: string
  readonly earlier: readonly GenerationReport[]
  readonly episodesBefore: number
  readonly versions: Readonly<Record<string, string>>
  readonly policy?: string
  readonly #parts: RecordedEvolutionParts
  /** Seats that are free: a world's thread is worth keeping from one generation to the next. */
  readonly #seats: LearningSeat[] = []
  readonly #workshop: PolicyWorkshop | null
  #current: KeptGeneration
  /** What ranks for the generation that plays; null is the planner's order. */
  #champion: PlayedPolicy | null
  #policyFallbacks: PolicyFallbacks = { decisions: 0, attempts: 0 }

  constructor(parts: RecordedEvolutionParts) {
    this.#parts = parts
    this.#workshop = parts.createWorkshop?.(() => this.#lendGround()) ?? null
    this.#current = parts.from
    this.#champion = parts.played
    if (parts.played !== null) this.policy = parts.played.policy.name
    this.database = parts.record.file
    this.versions = parts.identity.versions
    const generations = parts.earlierGenerations
    this.earlier = generations.map((kept, index) =>
      generationReport(kept, generations[index - 1]?.generation ?? null, parts.tasks),
    )
    this.episodesBefore = Math.max(parts.earlier.size, parts.from.generation.episodes.length)
    if (parts.played === null) return
    for (const row of parts.earlier.values()) {
      this.#countFallbacks(parts.reader.fallbacks(row.id), row.attempts ?? 0)
    }
  }

  async play(listener: EvolutionListener, signal: AbortSignal): Promise<boolean> {
    const { tasks, episodes, generationSize, seed, shelf, prepare } = this.#parts
    const order = { tasks, episodes, generationSize, seed, from: this.#current.generation }
    if (this.#champion !== null) {
      const policy = toldPolicy(this.#champion.policy, (line) => listener.onPolicyWork(line))
      this.#champion = { ...this.#champion, policy }
    }
    let isPrepared = false
    try {
      return await evolve(order, {
        play: async (generation, plan) => {
          const playing = this.#playGeneration(generation, plan, listener, signal)
          if (!isPrepared) prepare()
          isPrepared = true
          return playing
        },
        keep: (generation, before) => {
          const policyId = this.#workshop === null ? this.#parts.policyId : this.#workshop.championId
          this.#current = { id: shelf.keep(generation, this.#current.id, policyId), generation }
          listener.onGeneration(generationReport(this.#current, before, tasks))
        },
        improve: () => this.#improve(listener, signal),
      })
    } finally {
      await Promise.all(this.#seats.splice(0).map(({ dispose }) => dispose()))
    }
  }

  get policyFallbacks(): PolicyFallbacks {
    return this.#policyFallbacks
  }

  #countFallbacks(decisions: number, attempts: number): void {
    const before = this.#policyFallbacks
    this.#policyFallbacks = { decisions: before.decisions + decisions, attempts: before.attempts + attempts }
  }

  close(): Promise<void> {
    const { reader, record, folder } = this.#parts
    const isEmpty = folder.isNew && reader.episodes().length === 0
    reader.close()
    record.close()
    // A folder made for an evolution that never began holds nothing worth keeping.
    if (isEmpty) rmSync(folder.path, { recursive: true, force: true })
    return Promise.resolve()
  }

  /** Lets the workshop do its work, and takes up what plays then. False when it was stopped. */
  async #improve(listener: EvolutionListener, signal: AbortSignal): Promise<boolean> {
    if (this.#workshop === null) return true
    const tell = (line: string): void => listener.onPolicyWork(line)
    const report = await this.#workshop.improve(this.#current, tell, signal)
    if (report === null) return false
    if (report !== undefined) listener.onPolicy(report)
    this.#champion = (await this.#workshop.champion())?.played ?? null
    if (this.#champion !== null) keepPolicy(this.#champion, this.#parts.folder.path)
    return true
  }

  /** A world of one of the seats, which stand still meanwhile. */
  #lendGround(): Ground {
    const seat = this.#takeSeat()
    return {
      environment: seat.environment,
      release: () => {
        this.#seats.push(seat)
        return Promise.resolve()
      },
    }
  }

  #takeSeat(): LearningSeat {
    const { createSeat } = this.#parts
    return (
      this.#seats.pop() ??
      createSeat(
        () => this.#current.generation.knowledge,
        () => this.#policy,
      )
    )
  }

  get #policy(): Policy | null {
    return exploring(this.#champion?.policy ?? null, this.#parts.explore)
  }

  /** Plays what of a generation's plan was not finished before; null when it was stopped. */
  async #playGeneration(
    generation: Generation,
    plan: readonly PlannedEpisode[],
    listener: EvolutionListener,
    signal: AbortSignal,
  ): Promise<readonly EpisodeLesson[] | null> {
    const lessons = new Map<string, EpisodeLesson>()
    const waiting: PlannedEpisode[] = []
    for (const planned of plan) {
      const key = keyOf(planned)
      const row = this.#parts.earlier.get(key)
      if (row === undefined) {
        waiting.push(planned)
        continue
      }
      const learnt = await this.#parts.learnAgain(row.id, generation.knowledge, this.#champion)
      lessons.set(key, lessonFrom(planned, row.success ?? false, row.game_ticks ?? 0, learnt))
    }
    const order = {
      episodes: waiting,
      workers: this.#parts.workers,
      createPlayer: () => this.#createPlayer(),
      onStart: (planned: PlannedEpisode) => listener.onStart(planned, generation),
      onEnd: (planned: PlannedEpisode, { episode, knowledge }: PlayedLesson) => {
        const { success, gameTicks, policyFallbacks, attempts } = episode.result
        this.#countFallbacks(policyFallbacks, attempts)
        lessons.set(keyOf(planned), lessonFrom(planned, success, gameTicks, knowledge))
        listener.onEnd(episode)
      },
    }
    await playPool<PlayedLesson>(order, signal)
    const inOrder = plan.flatMap((planned) => lessons.get(keyOf(planned)) ?? [])
    return inOrder.length === plan.length ? inOrder : null
  }

  #createPlayer(): EpisodePlayer<PlayedLesson> {
    const { reader, record, identity, episodeConfiguration } = this.#parts
    const seat = this.#takeSeat()
    const champion = this.#champion
    const configuration =
      champion === null ? episodeConfiguration : { ...episodeConfiguration, policy: champion.identity }
    const { agent, environment, mind } = seat
    const { versions } = identity
    const generationId = this.#current.id
    return {
      play: async (planned, signal) => {
        const { task, seed } = planned
        const request = { task, seed, configuration, versions, generationId }
        const played = await playUntilAborted(agent, environment, request, signal)
        if (played === null) return null
        const row = reader.episode(Number(played.episode))!
        return {
          episode: evaluatedEpisode(reader, record.file, planned, row),
          knowledge: mind().learnt,
        }
      },
      dispose: () => {
        this.#seats.push(seat)
        return Promise.resolve()
      },
    }
  }
}

function keyOf({ task, seed }: PlannedEpisode): string {
  return episodeKey(task.id, seed)
}

function lessonFrom(
  { task, seed }: PlannedEpisode,
  success: boolean,
  gameTicks: number,
  knowledge: Knowledge,
): EpisodeLesson {
  return { episode: { task: task.id, seed, success, gameTicks }, knowledge }
}
