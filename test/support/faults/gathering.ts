import type { SubgoalOf } from '../../../src/env/index.ts'
import type { Draw } from './draw.ts'
import type { GatherTarget } from './targets.ts'

/** A gather subgoal for a target, with a drawn budget that leaves time to fail. */
export function gatherOf(target: GatherTarget, draw: Draw, count = draw.whole(1, 3)): SubgoalOf<'gather'> {
  return {
    kind: 'gather',
    blocks: target.blocks,
    item: target.item,
    count,
    budgetTicks: draw.whole(600, 1_200),
  }
}
