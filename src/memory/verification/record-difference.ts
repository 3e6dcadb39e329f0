/** The first place in which the record of an episode and its replay differ. Plain data. */
export interface RecordDifference {
  /** Position of the attempt in the episode, from 0; null where the difference is of the episode as a whole. */
  readonly attempt: number | null
  /** Game time, in ticks since the episode opened. */
  readonly tick: number
  /** A field of the attempt's document, as `attempt.postState.position.x`, or a column, as `episode column detail`. */
  readonly field: string
  /** As JSON; null where it is not there. */
  readonly recorded: string | null
  readonly replayed: string | null
}

/** A value as the difference shows it. */
export function inJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
