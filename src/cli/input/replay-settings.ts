import { availableParallelism } from 'node:os'
import { UsageError } from '../../env/index.ts'
import { fastestSpeed, slowestSpeed } from '../view/playback.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `replay`, as it came. */
export interface ReplayOptions {
  readonly database?: string
  readonly runDir?: string
  readonly all?: boolean
  readonly workers?: string
  readonly view?: boolean
  readonly speed?: string
  readonly from?: string
  readonly export?: string
  readonly json?: boolean
}

/** Which episodes are meant: ids in ascending order, all, or the one recorded last. */
export type EpisodeChoice = readonly number[] | 'all' | 'last'

/** Every setting of a replay, with defaults filled in. */
export interface ReplaySettings {
  readonly episodes: EpisodeChoice
  readonly database: string | null
  readonly runDirectory: string | null
  readonly workers: number
  readonly json: boolean
  /** Look at it instead of playing it again; null: play it. */
  readonly view: { readonly fromTick: number; readonly speed: number } | null
  /** Write it out instead of playing it again: a path, or `-` for standard output; null: play it. */
  readonly exportTo: string | null
}

const mostWorkers = 64
const mostEpisodes = 100_000

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveReplaySettings(episodes: string | undefined, options: ReplayOptions): ReplaySettings {
  const { database, runDir, all = false, workers, view = false, json = false } = options
  if (all && episodes !== undefined) {
    throw new UsageError('An episode and --all exclude each other.', 'Leave one of them out.')
  }
  const choice = all ? 'all' : episodes === undefined ? 'last' : parseEpisodes(episodes)
  refuseMixed(choice, options)
  return {
    episodes: choice,
    ...chooseRecord(database, runDir),
    workers:
      workers === undefined
        ? Math.min(availableParallelism(), mostWorkers)
        : parseWholeNumber(workers, { option: '--workers', least: 1, most: mostWorkers, example: 2 }),
    json,
    view: view ? { fromTick: parseFrom(options.from), speed: parseSpeed(options.speed) } : null,
    exportTo: options.export ?? null,
  }
}

/** One episode is looked at or written out at a time, and nothing is played then. */
function refuseMixed(choice: EpisodeChoice, options: ReplayOptions): void {
  const { view = false, export: target, json = false, speed, from } = options
  const exclude = (one: string, other: string) =>
    new UsageError(`${one} and ${other} exclude each other.`, 'Leave one of them out.')
  if (view && target !== undefined) throw exclude('--view', '--export')
  if (view && json) throw new UsageError('--view has no --json.', 'Write --export - for JSON lines.')
  if (target !== undefined && json) throw exclude('--export', '--json')
  if (!view && (speed !== undefined || from !== undefined)) {
    throw new UsageError('--speed and --from are for --view.', 'Add --view, or leave them out.')
  }
  const isSingle = choice === 'last' || (choice !== 'all' && choice.length === 1)
  if ((view || target !== undefined) && !isSingle) {
    throw new UsageError(
      `${view ? '--view' : '--export'} takes one episode.`,
      'Give its number, for example "stevolve replay 3".',
    )
  }
}

function parseFrom(text: string | undefined): number {
  const bounds = { option: '--from', least: 0, most: 1_000_000_000, example: 1200 }
  return text === undefined ? 0 : parseWholeNumber(text, bounds)
}

function parseSpeed(text = '1'): number {
  const speed = /^\d{1,4}(\.\d{1,3})?x?$/.test(text) ? Number.parseFloat(text) : Number.NaN
  if (speed >= slowestSpeed && speed <= fastestSpeed) return speed
  throw new UsageError(
    `--speed takes a number from ${slowestSpeed} to ${fastestSpeed}, and "${text.slice(0, 40)}" is none.`,
    'Write for example --speed 8 for eight times real time.',
  )
}

/** Which record is meant. Throws `UsageError` where both ways to say so are used. */
export function chooseRecord(
  database: string | undefined,
  runDir: string | undefined,
): { readonly database: string | null; readonly runDirectory: string | null } {
  if (database !== undefined && runDir !== undefined) {
    throw new UsageError('--database and --run-dir exclude each other.', 'Leave one of them out.')
  }
  return { database: database ?? null, runDirectory: runDir ?? null }
}

/** Reads ids as people write them: `3`, `1-5,8`. Ascending and without doubles. Throws `UsageError`. */
function parseEpisodes(text: string): readonly number[] {
  const ids = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,12})(?:-(\d{1,12}))?\s*$/.exec(part)
    const first = Number(match?.[1])
    const last = Number(match?.[2] ?? match?.[1])
    if (match === null || first > last || last - first + ids.size >= mostEpisodes) {
      throw new UsageError(
        `"${text.slice(0, 40)}" names no episodes.`,
        'Write the number of an episode, or several as 1-5,8; "stevolve history episodes" lists them.',
      )
    }
    for (let id = first; id <= last; id++) ids.add(id)
  }
  return [...ids].sort((one, other) => one - other)
}
