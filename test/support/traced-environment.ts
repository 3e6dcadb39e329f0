import type { Attempt, Subgoal } from '../../src/env/index.ts'
import { ScriptedEnvironment } from './scripted-environment.ts'

/** A scripted environment that tells of gathering what a body would: blocks that broke, and what was picked up. Agents learn from that. */
export class TracedEnvironment extends ScriptedEnvironment {
  override async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    const attempt = await super.attempt(subgoal, signal)
    return { ...attempt, trace: traceOf(attempt) }
  }
}

/** What a body would have told of an attempt at gathering; nothing of others. */
export function traceOf({ subgoal, preState, postState }: Attempt): Attempt['trace'] {
  if (subgoal.kind !== 'gather') return []
  const { tick } = postState
  const gained = (postState.inventory[subgoal.item] ?? 0) - (preState.inventory[subgoal.item] ?? 0)
  if (gained <= 0) return []
  return [
    { kind: 'dig-end', tick, data: { block: subgoal.blocks[0]!, broken: true, y: 60 } },
    { kind: 'item-gain', tick, data: { item: subgoal.item, count: gained } },
  ]
}
