import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Attempt } from '../../env/index.ts'

/**
 * True for an attempt that says nothing of what it was for: it was called off, or the task's goal came true before it had gained anything of
 * it, since something else did that on the way.
 */
export function isCutShort({ subgoal, ending }: Attempt, { outcome, difference }: Diagnosis): boolean {
  if (outcome === 'cancelled') return true
  if (ending !== 'goal') return false
  const wanted =
    subgoal.kind === 'gather' || subgoal.kind === 'smelt' || subgoal.kind === 'hunt'
      ? subgoal.item
      : undefined
  return wanted !== undefined && (difference.inventory[wanted] ?? 0) <= 0
}
