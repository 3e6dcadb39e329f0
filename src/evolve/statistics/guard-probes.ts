import { isCutShort, provesFalseBlock } from '../../distill/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import type { Interval } from './wilson-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Candidates that a guardrail forbids and that were tried all the same. */
export interface GuardProbes {
  readonly made: number
  /** What forbade those that worked, one for each: what it says, with its figures. */
  readonly worked: readonly string[]
}

/** How much of what guardrails forbid would have worked. */
export interface FalseBlocks extends GuardProbes {
  /** Probes that worked over all; 0 of none. */
  readonly rate: number
  /** 95 % Wilson interval of the rate. */
  readonly interval95: Interval
}

/**
 * What the tests of guardrails among these attempts came to. One worked if what is forbidden did (`provesFalseBlock`); one that was cut short
 * (`isCutShort`) says nothing.
 */
export function probesIn(
  attempts: Iterable<Pick<AttemptRecord, 'attempt' | 'decision' | 'diagnosis'>>,
): GuardProbes {
  let made = 0
  const worked: string[] = []
  for (const { attempt, decision, diagnosis } of attempts) {
    if (decision.probe === undefined || isCutShort(attempt, diagnosis)) continue
    made++
    if (provesFalseBlock(attempt, diagnosis)) worked.push(decision.probe)
  }
  return { made, worked }
}

/** Adds up the tests of guardrails; null where there is nothing to add up. */
export function falseBlocksOf(probes: readonly GuardProbes[]): FalseBlocks | null {
  if (probes.length === 0) return null
  const made = probes.reduce((sum, one) => sum + one.made, 0)
  const worked = probes.flatMap((one) => one.worked)
  return {
    made,
    worked,
    rate: made === 0 ? 0 : worked.length / made,
    interval95: wilsonInterval(worked.length, made),
  }
}
