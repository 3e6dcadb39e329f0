import fc from 'fast-check'
import type { Attempt, Subgoal, WorldState } from '../../src/env/index.ts'
import { stateWith } from '../support/world-states.ts'

/** An attempt that led from `pre` to `post`. */
export function attemptOf(
  subgoal: Subgoal,
  pre: Partial<WorldState>,
  post: Partial<WorldState>,
  ending: Attempt['ending'] = 'done',
): Attempt {
  const preState = stateWith(pre)
  const postState = stateWith({ tick: 100, ...post })
  return {
    subgoal,
    preState,
    trace: [],
    traceEventsLeftOut: 0,
    postState,
    ticks: postState.tick - preState.tick,
    ending,
    obstacle: null,
  }
}

const counts = fc.dictionary(
  fc.constantFrom('oak_log', 'cobblestone', 'stick', 'iron_ingot'),
  fc.integer({ min: 1, max: 640 }),
)
const coordinate = fc.integer({ min: -3_000, max: 3_000 }).map((value) => value / 8)

/** Any state, in what a difference measures. Coordinates are eighths, so that sums are exact. */
export const anyState: fc.Arbitrary<WorldState> = fc
  .record({
    tick: fc.nat(100_000),
    position: fc.record({ x: coordinate, y: coordinate, z: coordinate }),
    inventory: counts,
    health: fc.nat(20),
    food: fc.nat(20),
  })
  .map(stateWith)
