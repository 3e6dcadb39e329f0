import type {
  AttemptSummary,
  EpisodeSummary,
  GenerationSummary,
  PolicySummary,
  RunSummary,
} from '../memory/index.ts'

/** What each kind of listing consists of. */
export interface HistoryRow {
  readonly runs: RunSummary
  readonly episodes: EpisodeSummary
  readonly attempts: AttemptSummary
  readonly generations: GenerationSummary
  readonly policies: PolicySummary
}

/** One row, and where it stands. */
export interface FoundRow<Row> {
  readonly row: Row
  /** Path of the database, relative to the working directory where it lies below. */
  readonly database: string
}

/** What was found in all records together. */
export interface Found<Row> {
  /** The newest first; `offset` of them are left out, and no more than `limit` are given. */
  readonly rows: readonly FoundRow<Row>[]
  /** How many there are in all. */
  readonly total: number
  /** How many records were looked at. */
  readonly records: number
  /** Records that could not be read, each with why and what to do. */
  readonly unreadable: readonly string[]
}
