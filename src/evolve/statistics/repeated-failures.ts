import { causeBeneathLoop } from '../../diagnosis/index.ts'
import type { Cause } from '../../diagnosis/index.ts'
import { isStopgap, subjectOf } from '../../distill/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import { conditionOf } from '../../memory/index.ts'

/** The attempts of one episode, in order, with the seed of its world. */
export interface EpisodeAttempts {
  readonly seed: number
  readonly attempts: Iterable<Pick<AttemptRecord, 'attempt' | 'diagnosis'>>
}

/** How often the same mistake was made again. */
export interface RepeatedFailures {
  /** Attempts at work: waiting and stepping aside are none. */
  readonly attempts: number
  readonly failures: number
  /** Failures identical to an earlier one. */
  readonly repeated: number
  /** repeated / attempts; 0 without attempts. */
  readonly share: number
  /** Those of `repeated` between which and the earlier one the same try never worked: what works now and then fails again by chance. */
  readonly neverWorkedSince: number
  /** Repeated failures by what repeats, the most frequent first: subject and cause. */
  readonly kinds: readonly { readonly what: string; readonly repeated: number }[]
}

/** Causes that lie in what is carried and known: the same wherever the body is. All others lie in the place as well. */
const causesOfCondition: ReadonlySet<Cause> = new Set<Cause>([
  'missing-item',
  'missing-tool',
  'missing-station',
  'missing-fuel',
  'inventory-full',
  'recipe-unknown',
  'craft-failed',
  'smelt-failed',
  'wrong-drop',
])

/** Causes of which nobody can learn: they lie in the line or the server. */
const causesOutside: ReadonlySet<Cause> = new Set<Cause>([
  'disconnected',
  'server-lag',
  'chunk-not-loaded',
  'physics-desync',
])

/** Failures within one cube of this size, in blocks, are in one place. */
const cubeBlocks = 16

/**
 * Counts failures identical to an earlier one, in the same episode or in an earlier one of those given (the episodes of one generation,
 * in the order of their plan). Identical are failures of the same subject (as guardrails name it: kind, item, source) with the same root
 * cause, by the same means (fuel, tools asked for), in a comparable condition: the same dimension, the same tools at their best, and open sky,
 * cover or water alike. A cause that lies
 * in the place, such as a target that was not found or a monster, counts only in the same world and the same cube of 16 blocks, and of a
 * search only for the same things, and of a walk in search only where it led to the same place: to search on elsewhere, or for something
 * else, is no repetition. Waiting, stepping aside and failures of the line or the server do not count.
 */
export function repeatedFailures(episodes: Iterable<EpisodeAttempts>): RepeatedFailures {
  const seen = new Set<string>()
  /** Failures by their try, as long as that did not work again. */
  const unbroken = new Map<string, Set<string>>()
  const kinds = new Map<string, number>()
  let attempts = 0
  let failures = 0
  let neverWorkedSince = 0
  for (const episode of episodes) {
    for (const record of episode.attempts) {
      if (isStopgap(record.attempt.subgoal)) continue
      attempts++
      const tried = tryOf(record, episode.seed)
      if (tried === null) continue
      if (record.diagnosis.outcome === 'success') for (const key of tried) unbroken.delete(key)
      const failure = failureOf(record, tried)
      if (failure === null) continue
      failures++
      const { what, key } = failure
      const identity = `${what} | ${key}`
      const since = unbroken.get(key) ?? new Set<string>()
      if (seen.has(identity)) kinds.set(what, (kinds.get(what) ?? 0) + 1)
      if (since.has(identity)) neverWorkedSince++
      seen.add(identity)
      unbroken.set(key, since.add(identity))
    }
  }
  const repeated = [...kinds.values()].reduce((sum, count) => sum + count, 0)
  return {
    attempts,
    failures,
    repeated,
    share: attempts === 0 ? 0 : repeated / attempts,
    neverWorkedSince,
    kinds: [...kinds]
      .map(([what, count]) => ({ what, repeated: count }))
      .sort((one, other) => other.repeated - one.repeated || (one.what < other.what ? -1 : 1)),
  }
}

/** What makes a try the same as another: wherever it is made, and in its place. Null for what no guardrail names. */
function tryOf(
  { attempt: { subgoal, preState, postState } }: Pick<AttemptRecord, 'attempt'>,
  seed: number,
): readonly [anywhere: string, there: string] | null {
  const subject = subjectOf(subgoal)
  if (subject === null) return null
  const { dimension, ground, tools } = conditionOf(preState, subject.key)
  const means = [...('fuel' in subgoal ? [subgoal.fuel] : []), ...('tools' in subgoal ? subgoal.tools : [])]
  const anywhere = [subject.key, dimension, ground, ...tools, ...means]
  const cubes = [preState.position, ...(subgoal.kind === 'explore' ? [postState.position] : [])].map(
    ({ x, y, z }) => [x, y, z].map((value) => Math.floor(value / cubeBlocks)).join(),
  )
  const there = [...anywhere, String(seed), ...cubes, ...('seek' in subgoal ? subgoal.seek : [])]
  return [anywhere.join(' | '), there.join(' | ')]
}

/** What failed and how, with the try that it counts against; null for what is no failure that can be learnt from. */
function failureOf(
  { attempt, diagnosis }: Pick<AttemptRecord, 'attempt' | 'diagnosis'>,
  [anywhere, there]: readonly [anywhere: string, there: string],
): { readonly what: string; readonly key: string } | null {
  const cause = causeBeneathLoop(diagnosis)?.cause
  if (diagnosis.outcome !== 'failure' || cause === undefined || causesOutside.has(cause)) return null
  const what = `${subjectOf(attempt.subgoal)!.key}: ${cause}`
  return { what, key: causesOfCondition.has(cause) ? anywhere : there }
}
