import { createHash } from 'node:crypto'
import { Agent } from '../../agent/index.ts'
import type { Environment, Task } from '../../env/index.ts'
import { createRandom } from '../../env/index.ts'
import type {
  CalibrationComparison,
  EpisodePlayer,
  GateCell,
  GatePair,
  GateRules,
  GateSeries,
} from '../../evolve/index.ts'
import {
  compareCalibration,
  isFinished,
  pairScore,
  playPool,
  playUntilAborted,
  runGate,
} from '../../evolve/index.ts'
import type { KeptPair, KnownGate, PolicyChange } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteGateStore } from '../../memory/sqlite/sqlite-gate-store.ts'
import type { FinishedGate, GateListener } from '../gate-session.ts'
import { plannerOrderName } from '../input/policy-names.ts'
import type { WallClock } from '../program-context.ts'
import { finishedJudgement } from './finished-judgement.ts'
import type { MindMaker } from './minds.ts'
import { keepPolicy, mindsWithPolicy } from './played-policy.ts'
import type { ShelvedPolicy } from './policy-shelf.ts'
import { predictedAttempts } from './predicted-attempts.ts'
import { promoteWinner } from './promote-winner.ts'

/** A world that is lent to a gate. */
export interface Ground {
  readonly environment: Environment
  /** Gives it back. */
  readonly release: () => Promise<void>
}

/** What a gate is put together from. */
export interface RecordedGateParts {
  readonly record: OpenRecord
  readonly reader: RecordReader
  readonly clock: WallClock
  /** Name of the run directory. */
  readonly runName: string
  readonly runFolder: string
  /** Null: the planner's order. */
  readonly champion: ShelvedPolicy | null
  readonly candidate: ShelvedPolicy | null
  readonly tasks: readonly Task[]
  readonly series: GateSeries
  readonly rules: GateRules
  readonly workers: number
  /** What of the settings concerns every single episode, beside policy and command. */
  readonly episodeConfiguration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  /** Id of the generation that plays; null where none does. */
  readonly generationId: number | null
  /** Minds that rank in the planner's order; `isStyled` where the policy has learnt among styles of planning. */
  readonly mindsFor: (isStyled: boolean) => MindMaker
  readonly createGround: () => Ground
  /** Loads what the agents will need; called while the first worlds are being joined. */
  readonly prepare: () => void
}

type Side = 'champion' | 'candidate'
const sides: readonly Side[] = ['champion', 'candidate']

interface SideOfCell {
  readonly cell: GateCell
  readonly side: Side
}

/** What happened in one of the two episodes of a cell. */
interface PlayedSide {
  readonly episodeId: number
  readonly success: boolean
  readonly gameTicks: number
}

/** A gate whose episodes, pairs and verdict end up in a record. The record stays open; its owner closes it. */
export class RecordedGate {
  readonly known: KnownGate
  readonly #parts: RecordedGateParts
  readonly #store: SqliteGateStore
  readonly #played = new Map<string, PlayedSide>()

  constructor(parts: RecordedGateParts) {
    this.#parts = parts
    this.#store = new SqliteGateStore(parts.record, () => parts.clock.isoDate())
    const settings = settingsOf(parts)
    this.known = this.#store.beginGate({
      key: createHash('sha256').update(JSON.stringify(settings)).digest('hex'),
      championId: parts.champion?.id ?? null,
      candidateId: parts.candidate?.id ?? null,
      generationId: parts.generationId,
      settings,
    })
  }

  /** Plays what is left of it; null when it was stopped. */
  async play(listener: GateListener, signal: AbortSignal): Promise<FinishedGate | null> {
    const earlier = finishedJudgement(this.known, this.#parts.record.file)
    if (earlier !== null) return { judgement: earlier, isEarlier: true }
    const { record, clock, runName, runFolder, versions, tasks, series, rules, prepare } = this.#parts
    for (const policy of [this.#parts.champion, this.#parts.candidate]) {
      if (policy !== null) keepPolicy(policy.played, runFolder)
    }
    this.#readEarlierEpisodes()
    const configuration = { command: 'gate', gate: this.known.key, ...settingsOf(this.#parts) }
    const recorder = new SqliteEpisodeRecorder(record, clock, { name: runName, configuration, versions })
    let isPrepared = false
    const judgement = await runGate(
      { tasks, series, rules },
      {
        play: (cells) => {
          const playing = this.#playCells(cells, recorder, listener, signal)
          if (!isPrepared) prepare()
          isPrepared = true
          return playing
        },
        calibrate: (pairs) => this.#calibrate(pairs),
        onLook: (looked) => listener.onLook(looked),
      },
    )
    if (judgement === null) return null
    const { verdict, reason, evidence } = judgement
    this.#store.endGate(this.known.id, {
      verdict: verdict === 'promote' ? verdict : 'keep',
      reason,
      evidence,
    })
    return { judgement, isEarlier: false }
  }

  /** As `promoteWinner` does, for somebody who asked for it. */
  promote(): PolicyChange | null {
    return promoteWinner(this.#store, this.known.id, 'user')
  }

  async #playCells(
    cells: readonly GateCell[],
    recorder: SqliteEpisodeRecorder,
    listener: GateListener,
    signal: AbortSignal,
  ): Promise<readonly GatePair[] | null> {
    const waiting = cells
      .flatMap((cell) => sides.map((side): SideOfCell => ({ cell, side })))
      .filter((episode) => !this.#played.has(keyOf(episode)))
    await playPool<PlayedSide, SideOfCell>(
      {
        episodes: waiting,
        workers: this.#parts.workers,
        createPlayer: () => this.#createPlayer(recorder),
        onStart: () => {},
        onEnd: (episode, played) => this.#played.set(keyOf(episode), played),
      },
      signal,
    )
    const pairs: GatePair[] = []
    for (const cell of cells) {
      const champion = this.#played.get(keyOf({ cell, side: 'champion' }))
      const candidate = this.#played.get(keyOf({ cell, side: 'candidate' }))
      if (champion === undefined || candidate === undefined) return null
      const pair = { ...cell, champion, candidate }
      this.#store.putPair(this.known.id, { ...pair, score: pairScore(pair) } satisfies KeptPair)
      pairs.push(pair)
      listener.onPair(pair)
    }
    return pairs
  }

  #createPlayer(recorder: SqliteEpisodeRecorder): EpisodePlayer<PlayedSide, SideOfCell> {
    const { mindsFor, reader, tasks, versions, generationId, createGround } = this.#parts
    const { environment, release } = createGround()
    const byId = new Map(tasks.map((task) => [task.id, task]))
    const agents = new Map(
      sides.map((side) => {
        const played = this.#parts[side]?.played ?? null
        const minds = mindsFor(played?.isStyled === true)
        const { mindFor, diagnose } = mindsWithPolicy(minds, played?.policy ?? null)
        return [side, new Agent({ environment, recorder, mindFor, diagnose })]
      }),
    )
    return {
      play: async ({ cell, side }, signal) => {
        const request = {
          task: byId.get(cell.task)!,
          seed: cell.seed,
          configuration: this.#episodeConfiguration(side),
          versions,
          ...(generationId === null ? {} : { generationId }),
        }
        const result = await playUntilAborted(agents.get(side)!, environment, request, signal)
        return result === null ? null : playedIn(reader.episode(Number(result.episode))!)
      },
      dispose: release,
    }
  }

  #episodeConfiguration(side: Side): Readonly<Record<string, unknown>> {
    const policy = this.#parts[side]
    return {
      ...this.#parts.episodeConfiguration,
      command: 'gate',
      ...(policy === null ? {} : { policy: policy.played.identity }),
      ...(policy?.played.isStyled === true ? { styled: true } : {}),
    }
  }

  /** Takes up what an earlier command has played of the same gate. */
  #readEarlierEpisodes(): void {
    const { reader } = this.#parts
    const runs = new Set(
      reader
        .runs()
        .filter(({ configuration }) => gateOf(configuration) === this.known.key)
        .map(({ id }) => id),
    )
    if (runs.size === 0) return
    for (const row of reader.episodes()) {
      if (!runs.has(row.run_id) || !isOver(row)) continue
      const side = sides.find((one) => (this.#parts[one]?.played.identity.hash ?? null) === policyHashOf(row))
      if (side === undefined) continue
      const key = `${row.task}/${row.seed}/${side}`
      if (!this.#played.has(key)) this.#played.set(key, playedIn(row))
    }
  }

  /** What both success heads say of every attempt of the gate, and how far that is from what came of them. */
  async #calibrate(pairs: readonly GatePair[]): Promise<CalibrationComparison | null> {
    const { record, champion, candidate } = this.#parts
    if (candidate?.played.bytes == null) return null
    const worlds = await predictedAttempts(
      record,
      pairs.map(({ seed, task }) =>
        sides.map((side) => this.#played.get(`${task}/${seed}/${side}`)!.episodeId),
      ),
      { champion: champion?.played.bytes ?? null, candidate: candidate.played.bytes },
    )
    return compareCalibration(worlds, createRandom(`calibration ${this.known.key}`))
  }
}

/** All that decides how a gate goes. */
function settingsOf(parts: RecordedGateParts) {
  const { champion, candidate, tasks, series, rules, episodeConfiguration, versions } = parts
  const identity = (policy: ShelvedPolicy | null) => policy?.played.identity ?? plannerOrderName
  return {
    ...episodeConfiguration,
    champion: identity(champion),
    candidate: identity(candidate),
    series,
    rules,
    tasks: Object.fromEntries(tasks.map((task) => [task.id, task])),
    versions,
  }
}

/** A lost world counts as a goal that was not reached: whoever loses one again and again must not win by it. */
function isOver({ ending, gave_up: gaveUp }: EpisodeRow): boolean {
  return ending === 'lost' || isFinished({ ending, gaveUp: gaveUp ?? false })
}

function playedIn({ id, success, game_ticks: gameTicks }: EpisodeRow): PlayedSide {
  return { episodeId: id, success: success ?? false, gameTicks: gameTicks ?? 0 }
}

function keyOf({ cell: { task, seed }, side }: SideOfCell): string {
  return `${task}/${seed}/${side}`
}

/** Which policy played an episode; null for the planner's order. */
function policyHashOf({ configuration }: EpisodeRow): string | null {
  return configuration.policy?.hash ?? null
}

function gateOf(configuration: unknown): unknown {
  return typeof configuration === 'object' && configuration !== null && 'gate' in configuration
    ? configuration.gate
    : null
}
