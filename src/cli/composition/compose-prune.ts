import { relative, resolve } from 'node:path'
import { StevolveError, UsageError } from '../../env/index.ts'
import type { RetentionReport } from '../../memory/index.ts'
import { migrations } from '../../memory/sqlite/migrations.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { pruneRecord } from '../../memory/sqlite/prune-record.ts'
import { recordError } from '../../memory/sqlite/sqlite-fault.ts'
import type { PrunedRecord } from '../commands/prune-history.ts'
import type { PruneSettings } from '../input/prune-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord, recordsBelow } from './find-record.ts'

/**
 * Prunes one record or all records below a folder, one after another as they are asked for. Throws `UsageError` where
 * there is none; a record that cannot be pruned is told and left as it is.
 */
export function* pruneRecords(
  settings: PruneSettings,
  { workingDirectory }: ProgramContext,
): Generator<PrunedRecord, void> {
  for (const file of files(settings, workingDirectory)) {
    const short = relative(workingDirectory, file)
    const database = short.startsWith('..') ? file : short
    try {
      yield { database, report: pruneOne(file, settings) }
    } catch (error) {
      if (!(error instanceof StevolveError)) throw error
      yield { database, failure: error }
    }
  }
}

function pruneOne(file: string, settings: PruneSettings): RetentionReport {
  // Looked at first: a record is not made where there is none, and a dry run changes nothing, the schema neither.
  const reader = openForReading(file)
  try {
    if (settings.isDryRun) {
      if (reader.schemaVersion < migrations.length) throw recordError('older-schema', file)
      return pruneRecord(reader, settings)
    }
  } finally {
    reader.close()
  }
  const record = openRecord(file)
  try {
    return pruneRecord(record, settings)
  } finally {
    record.close()
  }
}

function files(settings: PruneSettings, workingDirectory: string): readonly string[] {
  const { runsDirectory } = settings
  if (runsDirectory === null) return [findRecord(workingDirectory, settings)]
  const folder = resolve(workingDirectory, runsDirectory)
  const found = recordsBelow(folder)
  if (found.length > 0) return found
  throw new UsageError(`There is no record below ${folder}.`, 'Give another folder with --runs-dir.')
}
