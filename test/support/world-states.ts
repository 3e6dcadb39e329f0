import type { WorldState } from '../../src/env/index.ts'
import { emptyTally } from '../../src/env/index.ts'

/** A body in good health on a plain in the morning, with nothing carried and nothing in view, changed by `changes`. */
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
    merchants: [],
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
