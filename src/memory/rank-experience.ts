import type { RecallReason } from './recall.ts'

/** Farther away than this, nearness says nothing, in blocks. */
export const nearBlocks = 64

/** What each likeness counts. A same condition holds a same subgoal and a like place, and outweighs all else. */
const weights = {
  'same-condition': 4,
  'same-subgoal': 2,
  'same-cause': 1.5,
  'same-item': 1,
  'tag-match': 0.5,
  /** At no distance; falls to nothing at `nearBlocks`. */
  near: 2,
} as const satisfies Record<RecallReason['kind'], number>

/** Orders reasons by weight and sums them up. Pure. */
export function rankReasons(reasons: readonly RecallReason[]): {
  readonly score: number
  readonly reasons: readonly RecallReason[]
} {
  const weighed = reasons
    .map((reason) => [weightOf(reason), reason] as const)
    .sort(([one], [other]) => other - one)
  return {
    score: weighed.reduce((sum, [weight]) => sum + weight, 0),
    reasons: weighed.map(([, reason]) => reason),
  }
}

function weightOf(reason: RecallReason): number {
  const weight = weights[reason.kind]
  return reason.kind === 'near' ? weight * Math.max(0, 1 - reason.blocks / nearBlocks) : weight
}
