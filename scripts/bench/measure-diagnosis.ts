import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import { emptyTally } from '../../src/env/index.ts'
import type { Attempt, TraceEvent, WorldState } from '../../src/env/index.ts'

const events = 1_000
const warmUps = 300
const samples = 3_000
/** Each attempt is diagnosed so often, as a new object each time, and the fastest counts: what else the machine does is left out. */
const turns = 3

/** What one diagnosis of an attempt of 1,000 events takes. */
export interface DiagnosisMeasure {
  readonly events: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** Diagnoses attempts of 1,000 events, each a new object, and measures each by itself. */
export function measureDiagnosis(): DiagnosisMeasure {
  const times: number[] = []
  for (let sample = 0; sample < warmUps + samples; sample++) {
    let fastest = Infinity
    for (let turn = 0; turn < turns; turn++) fastest = Math.min(fastest, timed(longAttempt(sample)))
    if (sample >= warmUps) times.push(fastest)
  }
  times.sort((one, other) => one - other)
  return { events, medianMs: times[samples >> 1]!, p99Ms: times[Math.floor(samples * 0.99)]! }
}

function timed(attempt: Attempt): number {
  const start = process.hrtime.bigint()
  diagnoseAttempt(attempt, { earlier: [], expectedTicks: 1_000 })
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Digging and walking with all that goes with it; no two alike. */
function longAttempt(seed: number): Attempt {
  const trace: TraceEvent[] = []
  while (trace.length < events) {
    const tick = trace.length * 2
    const place = { x: (seed + trace.length) % 97, y: 12, z: (seed * 7 + trace.length) % 89 }
    trace.push(
      { tick, kind: 'path-start', data: { ...place, rangeBlocks: 4 } },
      { tick, kind: 'path-end', data: { ...place, status: 'reached', search: 'whole', goalLoaded: true } },
      { tick, kind: 'dig-start', data: { ...place, block: 'stone', tool: 'stone_pickaxe' } },
      { tick, kind: 'dig-end', data: { ...place, block: 'stone', broken: true, aborted: false } },
      { tick, kind: 'drop-appear', data: { ...place, id: trace.length, item: 'cobblestone', count: 1 } },
      { tick, kind: 'drop-taken', data: { id: trace.length, item: 'cobblestone', count: 1, by: 'self' } },
      { tick, kind: 'item-gain', data: { item: 'cobblestone', count: 1 } },
      { tick, kind: 'body-sample', data: { ...place, onGround: true, walking: true } },
    )
  }
  const subgoal = {
    kind: 'gather',
    blocks: ['stone'],
    item: 'diamond',
    count: 3,
    budgetTicks: 2_000,
  } as const
  const [preState, postState] = [stateAt(0), stateAt(events * 2)]
  const ticks = postState.tick
  return {
    subgoal,
    preState,
    postState,
    trace: trace.slice(0, events),
    traceEventsLeftOut: 0,
    ticks,
    ending: 'out-of-budget',
    obstacle: null,
  }
}

function stateAt(tick: number): WorldState {
  return {
    ...{ tick, position: { x: 0, y: 12, z: 0 }, dimension: 'overworld', biome: 'plains', timeOfDay: tick },
    ...{ health: 20, food: 20, saturation: 5, oxygen: 20, inventory: { cobblestone: tick }, emptySlots: 9 },
    ...{ equipment: {}, durables: [{ item: 'stone_pickaxe', remainingDurability: 100 }], merchants: [] },
    ...{ blocks: { stone: { count: 64, nearestBlocks: 2 } }, entities: {}, light: 7, underSky: false },
    ...{ inWater: false, inLava: false, onFire: false, effects: [], tally: emptyTally },
  }
}
