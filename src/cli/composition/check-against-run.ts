import { settingsDifferences } from '../../evolve/index.ts'
import type { RecordDifference } from '../../memory/index.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { parseSeeds } from '../input/seed-list.ts'

/**
 * What an episode says of itself is also said by its run, once for all of them. The first place where the two disagree,
 * or null: a change that alters no play (an instruction, a version) shows here only.
 */
export function differenceFromRun(course: EpisodeCourse): RecordDifference | null {
  const { configuration, versions, task, seed, run } = course
  const settings = Object.keys(configuration).filter((name) => name in run.configuration)
  return (
    differs('configuration', pick(configuration, settings), pick(run.configuration, settings)) ??
    differs('versions', versions, run.versions) ??
    differs('task_document', task, taskOfRun(course)) ??
    differsInSeed(seed, run.configuration)
  )
}

type JsonObject = Readonly<Record<string, unknown>>

function differs(name: string, ofEpisode: unknown, ofRun: unknown): RecordDifference | null {
  if (ofRun === undefined) return null
  const [first] = settingsDifferences(ofEpisode, ofRun)
  return first === undefined ? null : column(`${name}.${first.path}`, first.before, first.after)
}

function column(name: string, recorded: string | null, replayed: string | null): RecordDifference {
  return { attempt: null, tick: 0, field: `episode column ${name}, against its run`, recorded, replayed }
}

/** A run of one task has it whole; an evaluation has its tasks by id. Undefined where the run names no tasks. */
function taskOfRun({ task, run: { configuration } }: EpisodeCourse): unknown {
  const { task: only, tasks } = configuration
  if (isObject(only)) return only
  return isObject(tasks) ? (tasks[task.id] ?? null) : undefined
}

function differsInSeed(seed: number, { seed: only, seeds }: JsonObject): RecordDifference | null {
  const named = typeof only === 'number' ? String(only) : typeof seeds === 'string' ? seeds : null
  if (named === null || parseSeeds(named).includes(seed)) return null
  return column('seed', String(seed), JSON.stringify(named))
}

function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, object[name]]))
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
