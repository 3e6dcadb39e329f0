import { subgoalSignature } from '../../env/index.ts'
import type { Subgoal } from '../../env/index.ts'

/** Game ticks that went into one kind of work. */
export interface TicksSpent {
  /** For example `tunnel for gold_ore` or `gather apple`. */
  readonly work: string
  readonly ticks: number
}

/** Sums up the ticks of attempts by what they were at, the most first. Pure. */
export function ticksSpentOn(
  attempts: Iterable<{ readonly subgoal: Subgoal; readonly ticks: number }>,
): readonly TicksSpent[] {
  return addTicksSpent(Array.from(attempts, ({ subgoal, ticks }) => ({ work: workOf(subgoal), ticks })))
}

/** Adds up ticks of the same work, the most first. Pure. */
export function addTicksSpent(spent: readonly TicksSpent[]): readonly TicksSpent[] {
  return [...Map.groupBy(spent, ({ work }) => work)]
    .map(([work, same]) => ({ work, ticks: same.reduce((sum, { ticks }) => sum + ticks, 0) }))
    .filter(({ ticks }) => ticks > 0)
    .sort((one, other) => other.ticks - one.ticks || (one.work < other.work ? -1 : 1))
}

/** What a subgoal is at. A search for several things goes by the first of them, which is what the plan lacks. */
function workOf(subgoal: Subgoal): string {
  const sought = 'seek' in subgoal ? subgoal.seek[0] : undefined
  return sought === undefined ? subgoalSignature(subgoal) : `${subgoal.kind} for ${sought}`
}
