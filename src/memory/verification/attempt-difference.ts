import { firstDifference, valueAt } from './first-difference.ts'
import type { FieldPath, ValueDifference } from './first-difference.ts'

/** Where the document of an attempt and its replay first differ in game time. */
export interface DatedDifference extends ValueDifference {
  /** Ticks since the episode opened. */
  readonly tick: number
}

/** The parts of an `AttemptRecord` in the order in which they come about; the last one is all the rest. */
const partsInOrder: readonly (readonly [path: FieldPath, when: 'before' | 'after'])[] = [
  [['index'], 'before'],
  [['attempt', 'preState'], 'before'],
  [['decision'], 'before'],
  [['attempt', 'subgoal'], 'before'],
  [['attempt', 'trace'], 'after'],
  [['attempt', 'traceEventsLeftOut'], 'after'],
  [['attempt', 'postState'], 'after'],
  [['attempt'], 'after'],
  [['diagnosis'], 'after'],
  [[], 'after'],
]

/** Compares a recorded document, whatever it holds, with the replayed `AttemptRecord`. Both are JSON data. */
export function attemptDifference(recorded: unknown, replayed: unknown): DatedDifference | null {
  for (const [path, when] of partsInOrder) {
    const found = firstDifference(valueAt(recorded, path), valueAt(replayed, path), path)
    if (found !== null) return { ...found, tick: tickOf(found.path, when, recorded, replayed) }
  }
  return null
}

function tickOf(path: FieldPath, when: 'before' | 'after', recorded: unknown, replayed: unknown): number {
  const isOfTrace = path[0] === 'attempt' && path[1] === 'trace' && path[2] !== undefined
  if (isOfTrace) {
    const event = [...path.slice(0, 3), 'tick']
    const tick = valueAt(replayed, event) ?? valueAt(recorded, event)
    if (typeof tick === 'number') return tick
  }
  const tick = valueAt(replayed, ['attempt', when === 'before' ? 'preState' : 'postState', 'tick'])
  return typeof tick === 'number' ? tick : 0
}
