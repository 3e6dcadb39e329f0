import { relative, resolve } from 'node:path'
import { StevolveError, UsageError } from '../../env/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { HistoryFilter, HistoryPage, HistoryRows } from '../../memory/sqlite/read-history.ts'
import { readAttempts, readEpisodes, readRuns } from '../../memory/sqlite/read-history.ts'
import { readGenerations } from '../../memory/sqlite/read-lineage.ts'
import { readPolicies } from '../../memory/sqlite/read-policies.ts'
import type { Found, FoundRow, HistoryRow } from '../history-source.ts'
import type { HistoryKind, HistorySettings } from '../input/history-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord, recordsBelow } from './find-record.ts'

type Read<Row> = (record: ReadableRecord, filter: HistoryFilter, page: HistoryPage) => HistoryRows<Row>

const readers: { readonly [Kind in HistoryKind]: Read<HistoryRow[Kind]> } = {
  runs: readRuns,
  episodes: readEpisodes,
  attempts: readAttempts,
  generations: readGenerations,
  policies: readPolicies,
}

/**
 * Looks through one record or all records below a folder. Throws `UsageError` where there is none, and what reading
 * throws where none can be read; of several, those that cannot be read are told with the rest.
 */
export function findHistory<Kind extends HistoryKind>(
  settings: HistorySettings,
  kind: Kind,
  { workingDirectory }: ProgramContext,
): Found<HistoryRow[Kind]> {
  const { filter, limit, offset } = settings
  const files = recordFiles(settings, workingDirectory)
  const found: FoundRow<HistoryRow[Kind]>[] = []
  const unreadable: string[] = []
  let firstError: StevolveError | null = null
  let total = 0
  for (const file of files) {
    try {
      const { rows, total: more } = readOne(file, readers[kind], filter, { newest: offset + limit })
      const short = relative(workingDirectory, file)
      const database = short.startsWith('..') ? file : short
      found.push(...rows.map((row) => ({ row, database })))
      total += more
    } catch (error) {
      if (!(error instanceof StevolveError)) throw error
      firstError ??= error
      unreadable.push(`${error.message} ${error.cure}`)
    }
  }
  if (firstError !== null && unreadable.length === files.length) throw firstError
  // Stable: rows of one record stay in their order.
  found.sort(({ row: one }, { row: other }) =>
    one.startedAt === other.startedAt ? 0 : one.startedAt < other.startedAt ? 1 : -1,
  )
  return { rows: found.slice(offset, offset + limit), total, records: files.length, unreadable }
}

function readOne<Row>(
  file: string,
  read: Read<Row>,
  filter: HistoryFilter,
  page: HistoryPage,
): HistoryRows<Row> {
  const record = openForReading(file)
  try {
    return read(record, filter, page)
  } finally {
    record.close()
  }
}

function recordFiles(settings: HistorySettings, workingDirectory: string): readonly string[] {
  if (settings.database !== null || settings.runDirectory !== null) {
    return [findRecord(workingDirectory, settings)]
  }
  const folder = resolve(workingDirectory, settings.runsDirectory)
  const files = recordsBelow(folder)
  if (files.length > 0) return files
  throw new UsageError(
    `There is no record below ${folder}.`,
    'Play first with "stevolve run", or say where records are with --runs-dir, --run-dir or --database.',
  )
}
