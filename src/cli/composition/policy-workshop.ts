import type { Knowledge, TrainingSettings } from '../../distill/index.ts'
import { TrainingError } from '../../distill/training/training-error.ts'
import type { Task } from '../../env/index.ts'
import type { GateRules } from '../../evolve/index.ts'
import { episodeKey, gateReasons, isFinished } from '../../evolve/index.ts'
import type { KnownGate } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteGateStore } from '../../memory/sqlite/sqlite-gate-store.ts'
import { describePair } from '../display/gate-progress.ts'
import type { PolicyReport } from '../evolution-session.ts'
import type { WallClock } from '../program-context.ts'
import type { TrainedModel } from '../training-session.ts'
import { knowledgeDigest } from './generation-document.ts'
import type { KeptGeneration } from './generation-shelf.ts'
import type { MindMaker } from './minds.ts'
import { PolicyShelf } from './policy-shelf.ts'
import type { ShelvedPolicy } from './policy-shelf.ts'
import type { Ground } from './recorded-gate.ts'
import { RecordedGate } from './recorded-gate.ts'
import { promoteWinner } from './promote-winner.ts'
import { finishedJudgement } from './finished-judgement.ts'
import { RecordedTraining } from './recorded-training.ts'

/** What a workshop is put together from. */
export interface PolicyWorkshopParts {
  readonly record: OpenRecord
  readonly reader: RecordReader
  readonly clock: WallClock
  readonly runName: string
  readonly runFolder: string
  readonly tasks: readonly Task[]
  /** Seed of the evolution. */
  readonly seed: number
  readonly workers: number
  /** A policy is trained after so many generations, again and again. */
  readonly everyGenerations: number
  readonly training: TrainingSettings
  readonly rules: GateRules
  /** What of the settings concerns every single episode of a gate, beside policy and command. */
  readonly episodeConfiguration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  readonly mindsOf: (knowledge: Knowledge) => MindMaker
  readonly createGround: () => Ground
}

/**
 * Improves the policy of an evolution between two generations: rows of its own episodes, a network, a gate against what plays, promotion.
 * Everything it makes is found again by what it was made of, so that after an interruption the same call ends the same.
 */
export class PolicyWorkshop {
  readonly #parts: PolicyWorkshopParts
  readonly #shelf: PolicyShelf
  readonly #store: SqliteGateStore

  constructor(parts: PolicyWorkshopParts) {
    this.#parts = parts
    this.#shelf = new PolicyShelf(parts.record, parts.clock)
    this.#store = new SqliteGateStore(parts.record, () => parts.clock.isoDate())
  }

  /** The policy that plays now; null is the planner's order. Throws `UsageError` where its model is gone. */
  champion(): Promise<ShelvedPolicy | null> {
    return this.#shelf.load(this.#store.championId())
  }

  /** Id of the policy that plays now. */
  get championId(): number | null {
    return this.#store.championId()
  }

  /**
   * Trains and gates what a generation makes possible. `undefined` where it is not its turn, null where the signal stopped it. `tell` hears
   * how it goes on, line by line.
   */
  async improve(
    { id, generation }: KeptGeneration,
    tell: (line: string) => void,
    signal: AbortSignal,
  ): Promise<PolicyReport | null | undefined> {
    const { everyGenerations } = this.#parts
    if (generation.number === 0 || generation.number % everyGenerations !== 0) return undefined
    const before = this.#ownGate(id, generation.number)
    if (before !== undefined && before.verdict !== null) return this.#endOf(id, before)

    const tasks = this.#tasksWithinReach(generation.episodes)
    if (tasks.length === 0)
      return this.#nothing(id, 'no task was done yet, so there is nothing to compare on')
    let trained: TrainedModel | null
    try {
      trained = await this.#train(this.#episodesOf(generation.episodes), tell, signal)
    } catch (error) {
      if (error instanceof TrainingError) return this.#nothing(id, error.message)
      throw error
    }
    if (trained === null) return null
    const candidate = await this.#shelf.find(trained.policy, '/')
    const champion = await this.#shelf.load(before === undefined ? this.championId : before.championId)
    if (candidate?.id === champion?.id) return this.#nothing(id, 'the same network plays already')
    const gate = this.#gate({ id, generation }, tasks, champion, candidate)
    const { mostPairs } = this.#parts.rules
    tell(`Gate ${gate.known.id}: ${trained.policy} against ${this.#shelf.nameOf(champion?.id ?? null)}.`)
    const finished = await gate.play(
      {
        onPair: (pair) => tell(`[${pair.position + 1}/${mostPairs}] ${describePair(pair)}`),
        onLook: () => {},
      },
      signal,
    )
    return finished === null ? null : this.#endOf(id, this.#store.gate(gate.known.id)!)
  }

  /** Rows of these episodes and a network; the one that was made of them before, if one was. */
  async #train(
    episodeIds: readonly number[],
    tell: (line: string) => void,
    signal: AbortSignal,
  ): Promise<TrainedModel | null> {
    const { record, training, clock } = this.#parts
    const work = new RecordedTraining(record, training, clock, episodeIds)
    const quiet = { onRows: () => {}, onEarlier: () => {}, onSteps: () => {}, onEpoch: () => {} }
    const prepared = await work.prepare(quiet, signal)
    if (prepared === null) return null
    if (prepared.finished !== null) return prepared.finished
    tell(`Training on ${prepared.counts.rows} decisions of ${episodeIds.length} episodes.`)
    return work.train(quiet, signal)
  }

  #gate(
    { id, generation }: KeptGeneration,
    tasks: readonly Task[],
    champion: ShelvedPolicy | null,
    candidate: ShelvedPolicy | null,
  ): RecordedGate {
    const { record, reader, clock, runName, runFolder, workers, rules, versions } = this.#parts
    const { episodeConfiguration, mindsOf, createGround, seed } = this.#parts
    const { number, knowledge } = generation
    return new RecordedGate({
      record,
      reader,
      clock,
      runName,
      runFolder,
      champion,
      candidate,
      tasks,
      series: { seed, number },
      rules,
      workers,
      episodeConfiguration: {
        ...episodeConfiguration,
        generation: { number, digest: knowledgeDigest(knowledge) },
      },
      versions,
      generationId: id,
      mindsFor: () => mindsOf(knowledge),
      createGround,
      prepare: () => {},
    })
  }

  /** The gate that this workshop began for a generation; one that somebody held by hand is of another series. */
  #ownGate(generationId: number, number: number): KnownGate | undefined {
    return this.#store
      .gates()
      .find((gate) => gate.generationId === generationId && isOfSeries(gate, this.#parts.seed, number))
  }

  #endOf(generation: number, gate: KnownGate): PolicyReport {
    const judgement = finishedJudgement(gate, this.#parts.record.file)!
    promoteWinner(this.#store, gate.id, 'gate')
    const policy = this.#shelf.policy(gate.candidateId)
    return {
      type: 'policy',
      generation,
      candidate: policy?.name ?? null,
      hash: policy?.modelHash ?? null,
      gate: gate.id,
      verdict: judgement.verdict === 'promote' ? 'promote' : 'keep',
      reason: gateReasons[judgement.reason],
      pairs: judgement.evidence.pairs,
      champion: this.#shelf.nameOf(this.championId),
    }
  }

  #nothing(generation: number, reason: string): PolicyReport {
    const champion = this.#shelf.nameOf(this.championId)
    const none = { candidate: null, hash: null, gate: null, verdict: null, pairs: 0 }
    return { type: 'policy', generation, ...none, reason, champion }
  }

  /** Tasks that were done at least once: where nobody succeeds, nothing is compared. */
  #tasksWithinReach(
    episodes: readonly { readonly task: string; readonly success: boolean }[],
  ): readonly Task[] {
    const done = new Set(episodes.filter(({ success }) => success).map(({ task }) => task))
    return this.#parts.tasks.filter(({ id }) => done.has(id))
  }

  /** Ids of the episodes that a generation rests on, in the order of their plans: which worker played them first does not show. */
  #episodesOf(episodes: readonly { readonly task: string; readonly seed: number }[]): readonly number[] {
    const ids = new Map<string, number>()
    for (const row of this.#parts.reader.episodes()) {
      const key = episodeKey(row.task, row.seed)
      if (isOver(row) && !ids.has(key)) ids.set(key, row.id)
    }
    return episodes.flatMap(({ task, seed }) => ids.get(episodeKey(task, seed)) ?? [])
  }
}

function isOver({ ending, gave_up: gaveUp }: EpisodeRow): boolean {
  return isFinished({ ending, gaveUp: gaveUp ?? false })
}

function isOfSeries({ settings }: KnownGate, seed: number, number: number): boolean {
  const { series } = settings as { readonly series?: { readonly seed?: unknown; readonly number?: unknown } }
  return series?.seed === seed && series.number === number
}
