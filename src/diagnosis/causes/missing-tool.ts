import type { AttemptFacts } from '../facts/attempt-facts.ts'
import { hadUsesLeft, kindOf } from './tools.ts'
import { fact, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The deed found no tool that does, or the tool it had was taken away. */
export const missingTool: CauseRule = {
  cause: 'missing-tool',
  decides: 'The deed found no tool that does, or the tool it had was taken away.',
  find: (facts) => {
    const { obstacle, pre, events, digs } = facts
    const isBroken = events.last('tool-break') !== null
    const isCarried =
      obstacle !== null && obstacle.subject !== null && obstacle.subject in facts.post.inventory
    if (obstacle?.kind === 'missing-tool' && isCarried)
      return finding('missing-tool', obstacle.subject, 0.4, saidByDeed(facts))
    if (obstacle?.kind === 'missing-tool')
      return finding('missing-tool', obstacle.subject, isBroken ? 0.5 : 0.95, saidByDeed(facts))
    if (
      obstacle?.kind === 'tool-broke' &&
      obstacle.subject !== null &&
      !isBroken &&
      hadUsesLeft(pre, obstacle.subject, digs.started)
    )
      return finding(
        'missing-tool',
        obstacle.subject,
        0.88,
        fact(`the ${obstacle.subject} had uses left and is no longer carried`),
        saidByDeed(facts),
      )
    const lost = lostTool(facts)
    if (lost === null || isBroken) return null
    return finding(
      'missing-tool',
      lost,
      facts.obstacle === null ? 0.8 : 0.5,
      fact(`the ${lost} had uses left and is no longer carried`),
    )
  },
}

/** A tool that was carried before, not worn out, and went without another of its kind; only where blocks are to be dug. */
function lostTool({ subgoal, pre, post, digs }: AttemptFacts): string | null {
  if (
    subgoal.kind !== 'gather' &&
    subgoal.kind !== 'descend' &&
    subgoal.kind !== 'tunnel' &&
    subgoal.kind !== 'surface'
  )
    return null
  const lost = pre.durables.find(
    ({ item }) =>
      /_(pickaxe|axe|shovel)$/.test(item) &&
      hadUsesLeft(pre, item, digs.started) &&
      !post.durables.some((other) => kindOf(other.item) === kindOf(item)),
  )
  return lost?.item ?? null
}
