import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Attempt } from '../../env/index.ts'
import { dropsBySource } from '../drops-by-source.ts'

/**
 * True where an attempt at what is forbidden shows that it works: it succeeded, and by the means that it names. What was come upon beside it,
 * as iron ore on the way to coal, speaks for no digging of coal.
 */
export function provesFalseBlock(
  { subgoal, trace }: Pick<Attempt, 'subgoal' | 'trace'>,
  { outcome }: Pick<Diagnosis, 'outcome'>,
): boolean {
  if (outcome !== 'success') return false
  if (subgoal.kind === 'gather') {
    const { blocks, item } = subgoal
    return [...dropsBySource(trace).ofBlocks].some(
      ([key, pieces]) => blocks.includes(key.split(' with ')[0]!) && (pieces[item] ?? 0) > 0,
    )
  }
  if (subgoal.kind === 'hunt' && subgoal.item !== undefined) {
    return (dropsBySource(trace).ofCreatures.get(subgoal.entity)?.[subgoal.item] ?? 0) > 0
  }
  return true
}
