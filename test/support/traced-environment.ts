import type { Attempt, Subgoal } from '../../src/env/index.ts'
import { ScriptedEnvironment } from './scripted-environment.ts'

/** A scripted environment that tells of gathering what a body would: blocks that broke, and what dropped. Agents learn from that. */
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
  const mined = Object.keys(postState.tally.mined).find(
    (key) => postState.tally.mined[key] !== preState.tally.mined[key],
  )
  const tool = mined?.split(' with ')[1] ?? 'hand'
  const at = { x: 0, y: 60, z: 0 }
  const block = subgoal.blocks[0]!
  return [
    { kind: 'dig-start', tick, data: { block, tool: tool === 'hand' ? null : tool, ...at } },
    { kind: 'dig-end', tick, data: { block, broken: true, ...at } },
    { kind: 'drop-appear', tick, data: { id: 1, item: subgoal.item, count: gained, ...at } },
  ]
}
