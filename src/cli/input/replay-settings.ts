import { availableParallelism } from 'node:os'
import { UsageError } from '../../env/index.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `replay`, as it came. */
export interface ReplayOptions {
  readonly database?: string
  readonly runDir?: string
  readonly all?: boolean
  readonly workers?: string
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
}

const mostWorkers = 64
const mostEpisodes = 100_000

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveReplaySettings(
  episodes: string | undefined,
  { database, runDir, all = false, workers, json = false }: ReplayOptions,
): ReplaySettings {
  if (all && episodes !== undefined) {
    throw new UsageError('An episode and --all exclude each other.', 'Leave one of them out.')
  }
  return {
    episodes: all ? 'all' : episodes === undefined ? 'last' : parseEpisodes(episodes),
    ...chooseRecord(database, runDir),
    workers:
      workers === undefined
        ? Math.min(availableParallelism(), mostWorkers)
        : parseWholeNumber(workers, { option: '--workers', least: 1, most: mostWorkers, example: 2 }),
    json,
  }
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
