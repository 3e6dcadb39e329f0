import type { Task } from '../../env/index.ts'
import { createRandom } from '../../env/index.ts'
import type { GateCell } from './gate-pair.ts'

/** Gates are played on seeds from here up to where those of learning begin: no episode of learning or scoring meets them. */
export const firstGateSeed = 500_000_000
/** Seeds that belong to one gate, more than it may have pairs, and how many gates have seeds of their own. */
const seedsPerGate = 10_000
const gatesApart = 50_000

/** Which gate of a series it is: no two gates of a series share a seed. */
export interface GateSeries {
  readonly seed: number
  /** 0 and up. */
  readonly number: number
}

/**
 * The cell at a position of a gate: a task that is drawn, each alike, on a seed of its own. What happens in one cell says nothing of the others,
 * since no two share a world; and no order of tasks favours anybody. Pure.
 */
export function drawCell(tasks: readonly Task[], { seed, number }: GateSeries, position: number): GateCell {
  const random = createRandom(`gate ${seed} ${number} ${position}`)
  const { id, group } = tasks[random.below(tasks.length)]!
  const gate = (seed * 7_919 + number) % gatesApart
  return { position, task: id, group, seed: firstGateSeed + gate * seedsPerGate + position }
}
