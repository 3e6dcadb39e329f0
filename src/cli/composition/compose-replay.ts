import type { Environment } from '../../env/index.ts'
import { StevolveError, UsageError } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import { playPool, settingsDifferences } from '../../evolve/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { readCourse } from '../../memory/sqlite/read-course.ts'
import { describeSettingsDifference } from '../display/describe-settings-difference.ts'
import type { ReplaySettings } from '../input/replay-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { ReplayListener, ReplaySession, ReplayVerdict } from '../replay-session.ts'
import { chooseEpisodes } from './choose-episodes.ts'
import { findRecord } from './find-record.ts'
import { recordedWorld } from './recorded-world.ts'
import { replayMinds } from './replay-minds.ts'
import type { ReplayOrder, ReplayParts } from './replay-player.ts'
import { ReplayPlayer } from './replay-player.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface ReplayOverrides {
  readonly createWorld?: (specification: WorkerSpecification) => Environment
}

/**
 * Opens a record and reads how its episodes are to be played again. Throws `UsageError` for an episode that is not there
 * or cannot be played again, and `RecordError` for a record that cannot be read; nothing is left open then.
 */
export function composeReplay(
  settings: ReplaySettings,
  { workingDirectory, clock }: ProgramContext,
  overrides: ReplayOverrides = {},
): ReplaySession {
  const record = openForReading(findRecord(workingDirectory, settings))
  try {
    const now = versions()
    const orders: ReplayOrder[] = []
    const unplayable: string[] = []
    for (const id of chooseEpisodes(record, settings.episodes)) {
      try {
        orders.push(orderOf(record, id, now))
      } catch (error) {
        if (settings.episodes !== 'all' || !(error instanceof StevolveError)) throw error
        unplayable.push(error.message)
      }
    }
    const minds = replayMinds(record)
    const parts: ReplayParts = {
      record,
      clock,
      mindsOf: minds.mindsOf,
      createWorld:
        overrides.createWorld ??
        ((specification) => new WorkerEnvironment(specification, { keepThread: true })),
    }
    let isOpen = true
    return {
      database: record.file,
      episodes: orders.map(({ episode }) => episode),
      unplayable,
      play: (listener, signal) => play(parts, orders, settings.workers, listener, signal),
      close: () => {
        if (isOpen) record.close()
        isOpen = false
        minds.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    record.close()
    throw error
  }
}

function play(
  parts: ReplayParts,
  orders: readonly ReplayOrder[],
  workers: number,
  listener: ReplayListener,
  signal: AbortSignal,
): Promise<void> {
  const pool = {
    episodes: orders,
    workers,
    createPlayer: () => new ReplayPlayer(parts, listener),
    onStart: ({ episode }: ReplayOrder) => listener.onStart(episode),
    onEnd: (_order: ReplayOrder, verdict: ReplayVerdict) => listener.onEnd(verdict),
  }
  return playPool<ReplayVerdict, ReplayOrder>(pool, signal)
}

function orderOf(record: ReadableRecord, id: number, now: Readonly<Record<string, string>>): ReplayOrder {
  const course = readCourse(record, id)
  if (course === null) throw new UsageError(`Episode ${id} is gone.`, 'Ask for another one.')
  const { host } = course.start
  const world = host === 'embedded' ? recordedWorld(course) : null
  return {
    course,
    specification: world?.specification ?? null,
    episode: {
      id,
      task: course.task.id,
      seed: course.seed,
      host,
      attempts: course.attempts,
      ending: course.ending,
      traceHash: course.traceHash,
      programChanges: settingsDifferences(course.versions, now).map(describeSettingsDifference),
      notes: [...(world?.notes ?? []), ...notesOnEnding(course.ending, course.gaveUp)],
    },
  }
}

function notesOnEnding(ending: string | null, gaveUp: boolean | null): readonly string[] {
  if (ending === null) return ['It has not ended yet; what is recorded so far is compared.']
  if (ending === 'interrupted') return ['Its process died in mid-episode; what is recorded is compared.']
  if (ending === 'cancelled' && gaveUp === false)
    return ['It was stopped from outside; an attempt that was cut off by that is taken from the record.']
  return []
}
