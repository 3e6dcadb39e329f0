import { subgoalSignature } from '../env/index.ts'
import type { Attempt, Position } from '../env/index.ts'
import { fact, finding } from './causes/cause-rule.ts'
import type { AttemptDigest, CauseFinding, Loop } from './diagnosis.ts'

/** How far is looked back, in attempts, and from how many failures alike on it is a loop. */
const lookBack = 8
const fewestFailures = 3
/** A search that ended so many blocks away from another one looked at other ground. */
const otherGroundBlocks = 32

/**
 * A loop across attempts: with this one, the same cause has stopped at least three of the last eight, this same try
 * at least twice, and the try has not worked in between. Searches that ended on other ground do not count: to look on elsewhere is no repetition. Null where
 * there is none.
 */
export function loopOverAttempts(
  { subgoal, postState }: Attempt,
  { cause, subject }: CauseFinding,
  earlier: readonly AttemptDigest[],
): { readonly loop: Loop; readonly finding: CauseFinding } | null {
  const signature = subgoalSignature(subgoal)
  const pattern = [signature]
  let isRepeated = false
  for (const digest of earlier.slice(-(lookBack - 1)).toReversed()) {
    const isSame = digest.signature === signature
    if (isSame && digest.outcome === 'success') break
    if (digest.outcome !== 'failure') continue
    if ('seek' in subgoal && distance(digest.endPosition, postState.position) > otherGroundBlocks) continue
    // A loop that was seen before hides the cause beneath it.
    if (digest.cause !== cause && !(isSame && digest.cause === 'loop')) continue
    isRepeated ||= isSame
    pattern.unshift(digest.signature)
  }
  if (!isRepeated || pattern.length < fewestFailures) return null
  const text = `${pattern.length} of the last ${lookBack} attempts failed alike (${cause}): ${pattern.join(', ')}`
  return {
    loop: { grain: 'sequence', repetitions: pattern.length, pattern },
    finding: finding('loop', subject, pattern.length > fewestFailures ? 0.95 : 0.9, fact(text)),
  }
}

function distance(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
