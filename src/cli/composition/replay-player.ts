import { Agent } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import type { EpisodePlayer } from '../../evolve/index.ts'
import { PlaybackEnvironment, playUntilAborted } from '../../evolve/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { readAttemptAt } from '../../memory/sqlite/read-course.ts'
import { VerifyingRecorder } from '../../memory/sqlite/verifying-recorder.ts'
import type { WallClock } from '../program-context.ts'
import type { ReplayListener, ReplayVerdict, ReplayedEpisode } from '../replay-session.ts'
import { differenceFromRun } from './check-against-run.ts'
import type { MindMaker } from './minds.ts'

/** One episode that is to be played again. */
export interface ReplayOrder {
  readonly episode: ReplayedEpisode
  readonly course: EpisodeCourse
  /** Null: its world cannot be had again. */
  readonly specification: WorkerSpecification | null
}

/** What a player of replays works with. */
export interface ReplayParts {
  readonly record: ReadableRecord
  /** The minds that an episode was played with. */
  readonly mindsOf: (course: EpisodeCourse) => MindMaker
  readonly clock: WallClock
  readonly createWorld: (specification: WorkerSpecification) => Environment
}

/** Plays recorded episodes again, one at a time, and keeps the thread of a world for the next episode in an equal one. */
export class ReplayPlayer implements EpisodePlayer<ReplayVerdict, ReplayOrder> {
  readonly #parts: ReplayParts
  readonly #listener: ReplayListener
  #seat: { readonly key: string; readonly world: Environment } | null = null

  constructor(parts: ReplayParts, listener: ReplayListener) {
    this.#parts = parts
    this.#listener = listener
  }

  async play(order: ReplayOrder, signal: AbortSignal): Promise<ReplayVerdict | null> {
    const { clock, record, mindsOf } = this.#parts
    const { episode, course, specification } = order
    const startMs = clock.nowMs()
    const enough = new AbortController()
    let tick = 0
    const recorder = new VerifyingRecorder(record, course.id, {
      onAgreement: (attempts, endTick) => {
        tick = endTick
        this.#listener.onAttempt(episode, attempts, endTick)
      },
      onDone: () => enough.abort(),
    })
    try {
      const beforehand = differenceFromRun(course)
      if (beforehand === null) {
        const world = specification === null ? null : await this.#worldOf(specification)
        const environment = new PlaybackEnvironment(courseOf(record, course, world !== null), world)
        const { task, seed, configuration, versions } = course
        const { mindFor, diagnose } = mindsOf(course)
        const request = { task, seed, configuration, versions }
        const until = AbortSignal.any([signal, enough.signal])
        await playUntilAborted(
          new Agent({ environment, recorder, mindFor, diagnose }),
          environment,
          request,
          until,
        )
      }
      const difference = beforehand ?? recorder.difference
      if (signal.aborted && difference === null && !enough.signal.aborted) return null
      return {
        episode,
        outcome: recorder.lostWorld ? 'lost' : difference === null ? 'agrees' : 'differs',
        difference: recorder.lostWorld ? null : difference,
        attempts: recorder.compared,
        gameTicks: tick,
        wallMs: clock.nowMs() - startMs,
      }
    } finally {
      recorder.close()
    }
  }

  async dispose(): Promise<void> {
    const world = this.#seat?.world
    this.#seat = null
    if (world instanceof WorkerEnvironment) await world.dispose()
    else await world?.close()
  }

  async #worldOf(specification: WorkerSpecification): Promise<Environment> {
    const key = JSON.stringify(specification)
    if (this.#seat?.key !== key) {
      await this.dispose()
      this.#seat = { key, world: this.#parts.createWorld(specification) }
    }
    return this.#seat.world
  }
}

function courseOf(record: ReadableRecord, { id, start, attempts }: EpisodeCourse, hasWorld: boolean) {
  return {
    start,
    attempts,
    attempt: (index: number) => {
      try {
        return readAttemptAt(record, id, index)?.attempt ?? null
      } catch (error) {
        // The world tells what should stand where the record cannot be read.
        if (hasWorld && error instanceof RecordError) return null
        throw error
      }
    },
  }
}
