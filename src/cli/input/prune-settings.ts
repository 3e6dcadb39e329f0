import { UsageError } from '../../env/index.ts'
import { chooseRecord } from './replay-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `history prune`, as it came. */
export interface PruneOptions {
  readonly keepLast?: string
  readonly olderThan?: string
  readonly mostMegabytes?: string
  readonly dryRun?: boolean
  readonly runsDir?: string
  readonly runDir?: string
  readonly database?: string
  readonly json?: boolean
}

/** Every setting of `history prune`. */
export interface PruneSettings {
  /** At least one of the next three is set; what any of them lets go is deleted. */
  readonly keepEpisodes: number | null
  /** ISO 8601 in UTC. */
  readonly before: string | null
  readonly mostBytes: number | null
  readonly isDryRun: boolean
  /** Exactly one of the next three is set. */
  readonly runsDirectory: string | null
  readonly runDirectory: string | null
  readonly database: string | null
  readonly json: boolean
}

const msPerDay = 86_400_000
const bytesPerMegabyte = 1_000_000

/** Turns what was typed into settings; `nowIso` is the date. Throws `UsageError`: nothing is deleted by default. */
export function resolvePruneSettings(options: PruneOptions, nowIso: string): PruneSettings {
  const { keepLast, olderThan, mostMegabytes, dryRun = false, runsDir = null, json = false } = options
  if (keepLast === undefined && olderThan === undefined && mostMegabytes === undefined) {
    throw new UsageError(
      '"history prune" is not told what may go.',
      'Add --keep-last N, --older-than DAYS or --most-megabytes N; --dry-run only says what would go.',
    )
  }
  const record = chooseRecord(options.database, options.runDir)
  const named = [runsDir, record.database, record.runDirectory].filter((place) => place !== null)
  if (named.length !== 1) {
    throw new UsageError(
      `"history prune" is told ${named.length === 0 ? 'of no record' : 'of several places'}.`,
      'Give --run-dir or --database for one record, or --runs-dir for all below a folder.',
    )
  }
  const number = (option: string, text: string | undefined, least: number, example: number) =>
    text === undefined ? null : parseWholeNumber(text, { option, least, most: 1_000_000, example })
  const days = number('--older-than', olderThan, 0, 30)
  const megabytes = number('--most-megabytes', mostMegabytes, 1, 500)
  return {
    keepEpisodes: number('--keep-last', keepLast, 0, 100),
    before: days === null ? null : new Date(Date.parse(nowIso) - days * msPerDay).toISOString(),
    mostBytes: megabytes === null ? null : megabytes * bytesPerMegabyte,
    isDryRun: dryRun,
    runsDirectory: runsDir,
    ...record,
    json,
  }
}
