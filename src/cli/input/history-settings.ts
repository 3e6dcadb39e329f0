import { causes } from '../../diagnosis/index.ts'
import { UsageError } from '../../env/index.ts'
import { episodeEndings } from '../../memory/index.ts'
import { nearestNames } from './nearest-names.ts'
import { chooseRecord } from './replay-settings.ts'
import { oneOf } from './run-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What `history` lists. */
export const historyKinds = ['runs', 'episodes', 'attempts', 'generations', 'policies'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** What the user typed after `history`, as it came. */
export interface HistoryOptions {
  readonly task?: string
  readonly cause?: string
  readonly item?: string
  readonly world?: string
  readonly since?: string
  readonly until?: string
  readonly ending?: string
  readonly success?: boolean
  readonly failure?: boolean
  readonly episode?: string
  readonly limit?: string
  readonly offset?: string
  readonly runsDir?: string
  readonly runDir?: string
  readonly database?: string
  readonly json?: boolean
}

/** Every setting of a listing, with defaults filled in. */
export interface HistorySettings {
  readonly kind: HistoryKind
  readonly filter: {
    readonly task: string | null
    readonly cause: string | null
    readonly item: string | null
    readonly world: string | null
    readonly since: string | null
    readonly until: string | null
    readonly ending: string | null
    readonly success: boolean | null
    readonly episode: number | null
  }
  readonly limit: number
  readonly offset: number
  /** Folder below which all records are looked at, where neither of the next two is given. */
  readonly runsDirectory: string
  readonly runDirectory: string | null
  readonly database: string | null
  readonly json: boolean
}

const mostRows = 10_000
const endings = [...Object.keys(episodeEndings), 'interrupted', 'running']

/** Turns what was typed into settings; `nowIso` is the date, for times such as `7d`. Throws `UsageError`. */
export function resolveHistorySettings(
  kind: string | undefined,
  options: HistoryOptions,
  nowIso: string,
): HistorySettings {
  const { task, cause, item, world, since, until, ending, success, failure, limit, offset, json } = options
  if (success === true && failure === true) {
    throw new UsageError('--success and --failure exclude each other.', 'Leave one of them out.')
  }
  const record = chooseRecord(options.database, options.runDir)
  if (options.runsDir !== undefined && (record.database ?? record.runDirectory) !== null) {
    throw new UsageError('--runs-dir names many records, and another option names one.', 'Leave one out.')
  }
  return {
    kind: parseKind(kind ?? 'runs'),
    filter: {
      task: task ?? null,
      cause: cause === undefined ? null : parseCause(cause),
      item: item?.replace(/^minecraft:/, '') ?? null,
      world: world ?? null,
      since: since === undefined ? null : parseTime('--since', since, nowIso),
      until: until === undefined ? null : parseTime('--until', until, nowIso),
      ending: ending === undefined ? null : oneOf('--ending', ending, endings),
      success: success === true ? true : failure === true ? false : null,
      episode:
        options.episode === undefined
          ? null
          : parseWholeNumber(options.episode, { option: '--episode', least: 1, most: 1e12, example: 3 }),
    },
    limit: parseWholeNumber(limit ?? '20', { option: '--limit', least: 1, most: mostRows, example: 50 }),
    offset: parseWholeNumber(offset ?? '0', { option: '--offset', least: 0, most: 1e9, example: 20 }),
    runsDirectory: options.runsDir ?? 'runs',
    ...record,
    json: json ?? false,
  }
}

/** One of a kind, e.g. `episode`. */
export function singularOf(kind: HistoryKind): string {
  return kind === 'policies' ? 'policy' : kind.slice(0, -1)
}

function parseKind(text: string): HistoryKind {
  const plural = historyKinds.find((kind) => kind === text || singularOf(kind) === text)
  if (plural !== undefined) return plural
  throw new UsageError(
    `"history ${text.slice(0, 40)}" is not there.`,
    `Write history followed by ${historyKinds.join(', ')} or prune.`,
  )
}

function parseCause(text: string): string {
  if (text in causes) return text
  const near = nearestNames(text, Object.keys(causes))
  throw new UsageError(
    `There is no cause "${text.slice(0, 64)}".`,
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : `The causes are ${Object.keys(causes).join(', ')}.`,
  )
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** A date, a date with a time (UTC where no zone is given), or how long ago: `90m`, `12h`, `7d`, `2w`. */
function parseTime(option: string, text: string, nowIso: string): string {
  const ago = /^(\d{1,5})([mhdw])$/.exec(text)
  if (ago !== null) {
    return new Date(Date.parse(nowIso) - Number(ago[1]) * unitMs[ago[2]!]!).toISOString()
  }
  if (/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) {
    const isZoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) || text.length === 10
    const time = Date.parse(`${text.replace(' ', 'T')}${isZoned ? '' : 'Z'}`)
    if (!Number.isNaN(time)) return new Date(time).toISOString()
  }
  throw new UsageError(
    `${option} takes a date or how long ago, and "${text.slice(0, 40)}" is neither.`,
    `Write for example ${option} 2026-11-25, ${option} "2026-11-25 14:30" or ${option} 7d.`,
  )
}
