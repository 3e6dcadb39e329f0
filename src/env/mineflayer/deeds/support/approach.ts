import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { createBlockView } from './block-view.ts'
import { obstacle } from './obstacle.ts'
import { eyeHeightBlocks, findSightline } from './reach.ts'
import type { Sightline } from './reach.ts'

/** How the body, where it is, sees a block. */
export function sightlineTo(context: DeedContext, block: Position): Sightline {
  const eyes = context.bot.entity.position.offset(0, eyeHeightBlocks, 0)
  return findSightline(createBlockView(context.bot), eyes, block)
}

/** Walks until a block can be reached, placing none of `keep` on the way. Null when it can; `hidden` lines are left to the caller. */
export async function approach(
  context: DeedContext,
  block: Position,
  name: string,
  budgetTicks: number,
  keep: readonly string[] = [],
): Promise<Obstacle | null> {
  if (sightlineTo(context, block).status === 'clear') return null
  const status = await context.navigator.goTo(
    { ...block, rangeBlocks: 4, toReach: true },
    { budgetTicks: Math.max(20, Math.min(budgetTicks, context.remainingTicks())), keep },
    context.signal,
  )
  // A walk that was called off says nothing of the way.
  context.signal.throwIfAborted()
  if (sightlineTo(context, block).status !== 'too-far') return null
  return obstacle(
    'target-unreachable',
    name,
    `No way to the ${name} at ${block.x} ${block.y} ${block.z} was found (${status}).`,
  )
}
