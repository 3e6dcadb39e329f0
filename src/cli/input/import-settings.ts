import { UsageError } from '../../env/index.ts'

/** What the user typed after `policy import`, as it came. */
export interface ImportOptions {
  readonly database?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** Every setting of an import. Plain data. */
export interface ImportSettings {
  /** The weights file. */
  readonly weights: string
  /** A database file, or null. */
  readonly database: string | null
  /** A folder with a record, or null. */
  readonly runDirectory: string | null
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveImportSettings(
  weights: string,
  { database, runDir, json = false }: ImportOptions,
): ImportSettings {
  if (database !== undefined && runDir !== undefined) {
    throw new UsageError('--database and --run-dir exclude each other.', 'Leave one of them out.')
  }
  return { weights, database: database ?? null, runDirectory: runDir ?? null, json }
}
