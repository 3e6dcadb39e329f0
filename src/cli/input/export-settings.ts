import { datasetFormats } from '../../distill/index.ts'
import type { DatasetFormat } from '../../distill/index.ts'
import { UsageError } from '../../env/index.ts'
import { oneOf } from './run-settings.ts'

/** What the user typed after `export`, as it came. */
export interface ExportOptions {
  readonly format?: string
  readonly out?: string
  readonly database?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** Every setting of an export. Plain data. */
export interface ExportSettings {
  readonly format: DatasetFormat
  /** The folder to be made. */
  readonly out: string
  /** A database file, or null. */
  readonly database: string | null
  /** A folder with a record, or null. */
  readonly runDirectory: string | null
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveExportSettings(options: ExportOptions): ExportSettings {
  const { out, database = null, runDir = null, json = false } = options
  if (database !== null && runDir !== null) {
    throw new UsageError('--database and --run-dir exclude each other.', 'Leave one of them out.')
  }
  if (out === undefined || out === '') {
    throw new UsageError(
      'It is not said where to.',
      'Write --out followed by a folder that is not there yet.',
    )
  }
  const formats = Object.keys(datasetFormats) as DatasetFormat[]
  return {
    format: oneOf('--format', options.format ?? 'jsonl', formats),
    out,
    database,
    runDirectory: runDir,
    json,
  }
}
