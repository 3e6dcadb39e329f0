import fc from 'fast-check'
import { emptyTally } from '../../src/env/index.ts'
import type { Attempt, Subgoal, WorldState } from '../../src/env/index.ts'

/** A state at a plain's surface with nothing carried, changed by `changes`. */
export function stateWith(changes: Partial<WorldState> = {}): WorldState {
  return {
    tick: 0,
    position: { x: 0, y: 64, z: 0 },
    dimension: 'overworld',
    biome: 'plains',
    timeOfDay: 1_000,
    health: 20,
    food: 20,
    saturation: 5,
    oxygen: 20,
    inventory: {},
    emptySlots: 36,
    equipment: {},
    durables: [],
    blocks: {},
    entities: {},
    light: 15,
    underSky: true,
    inWater: false,
    inLava: false,
    onFire: false,
    effects: [],
    tally: emptyTally,
    ...changes,
  }
}

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
