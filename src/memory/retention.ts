/** What may be deleted. An episode goes when any of the three bounds says so; the oldest go first. */
export interface RetentionSettings {
  /** Episodes to keep, counted from the newest; null for no bound. */
  readonly keepEpisodes: number | null
  /** Episodes that began before this date go; ISO 8601 in UTC, null for no bound. */
  readonly before: string | null
  /** Size that the file is to come down to, in bytes; null for no bound. */
  readonly mostBytes: number | null
  /** Only says what would be deleted. */
  readonly isDryRun: boolean
}

/** What a pruning did, or would do. */
export interface RetentionReport {
  readonly isDryRun: boolean
  readonly deletedEpisodes: number
  readonly deletedAttempts: number
  /** Episodes that the bounds would have taken, and that knowledge rests on. */
  readonly keptForKnowledge: number
  readonly remainingEpisodes: number
  readonly bytesBefore: number
  /** After a dry run, an estimate. */
  readonly bytesAfter: number
}
