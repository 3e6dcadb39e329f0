/** What one of the two policies made of a task on a seed. */
export interface GateResult {
  readonly success: boolean
  readonly gameTicks: number
}

/** One task on one seed, to be played with both policies. */
export interface GateCell {
  /** 0 for the first pair of a gate. */
  readonly position: number
  readonly task: string
  readonly group: string
  readonly seed: number
}

/** The same cell played both ways. */
export interface GatePair extends GateCell {
  readonly champion: GateResult
  readonly candidate: GateResult
}

/** What the greatest difference in ticks counts for; a success that only one has counts 1. */
const mostForTicks = 0.5
/** The ratio of ticks from which on no more is counted. */
const greatestRatio = 2

/**
 * How much a pair speaks for the candidate, from -1 to 1. Success goes first: what only one of them reaches counts 1. Where both succeed, the
 * ratio of their ticks counts by its logarithm, up to a half for twice as fast. Where both fail, nothing.
 */
export function pairScore({ champion, candidate }: Pick<GatePair, 'champion' | 'candidate'>): number {
  if (champion.success !== candidate.success) return candidate.success ? 1 : -1
  // A goal that holds at once takes no tick.
  if (!champion.success || champion.gameTicks <= 0 || candidate.gameTicks <= 0) return 0
  const ratio = Math.log(champion.gameTicks / candidate.gameTicks) / Math.log(greatestRatio)
  return mostForTicks * Math.max(-1, Math.min(1, ratio))
}
