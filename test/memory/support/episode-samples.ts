import { diagnoseAttempt } from '../../../src/diagnosis/index.ts'
import type { Attempt, EpisodeStart, Position, Subgoal, WorldState } from '../../../src/env/index.ts'
import type { AttemptRecord, EpisodeOpening, EpisodeOutcome } from '../../../src/memory/index.ts'
import { stateWith } from '../../support/world-states.ts'

/** A body that stands in a meadow at `tick` with `inventory`. */
export function sampleState(tick: number, inventory: Readonly<Record<string, number>> = {}): WorldState {
  return stateWith({
    tick,
    position: { x: 0.5, y: 64, z: 0.5 },
    timeOfDay: tick,
    inventory,
    emptySlots: 36 - Object.keys(inventory).length,
    blocks: { grass_block: { count: 40, nearestBlocks: 1.6 } },
  })
}

/** An attempt that gathers the `index`th log, in 20 ticks. */
function sampleAttempt(index: number): Attempt {
  const tick = index * 20
  return {
    subgoal: { kind: 'gather', blocks: ['oak_log'], item: 'oak_log', count: 1, budgetTicks: 400 },
    preState: sampleState(tick, { oak_log: index }),
    trace: [{ tick: tick + 19, kind: 'item-gain', data: { item: 'oak_log', count: 1 } }],
    traceEventsLeftOut: 0,
    postState: sampleState(tick + 20, { oak_log: index + 1 }),
    ticks: 20,
    ending: 'done',
    obstacle: null,
  }
}

/** The record of an attempt that gathers a log. */
export function sampleRecord(index: number): AttemptRecord {
  return recordOf(index, sampleAttempt(index))
}

/** The record of an attempt that found no way to a log. */
export function failedRecord(index: number): AttemptRecord {
  const { preState, postState, ...attempt } = sampleAttempt(index)
  const { inventory } = preState
  const detail = 'no way to it was found'
  return recordOf(index, {
    ...attempt,
    preState,
    postState: { ...postState, inventory },
    trace: [],
    ending: 'obstructed',
    obstacle: { kind: 'target-unreachable', subject: 'oak_log', detail },
  })
}

/** The record of an attempt at `subgoal` that began and ended at `position`, and came to nothing. */
export function movedRecord(index: number, position: Position, subgoal: Subgoal): AttemptRecord {
  const { preState, ...attempt } = sampleAttempt(index)
  const state = { ...preState, position }
  const postState = { ...state, tick: state.tick + 20 }
  return recordOf(index, { ...attempt, subgoal, preState: state, postState, trace: [] })
}

function recordOf(index: number, attempt: Attempt): AttemptRecord {
  return {
    index,
    attempt,
    diagnosis: diagnoseAttempt(attempt, { earlier: [], expectedTicks: null }),
    decision: {
      planner: 'symbolic-full@1',
      guard: 'none@1',
      policy: 'first@1',
      considered: [{ subgoal: attempt.subgoal, purpose: 'wood', score: 1, refusal: null }],
      chosen: 0,
      intervention: null,
      unfinished: [],
    },
  }
}

export const sampleStart: EpisodeStart = {
  state: sampleState(0),
  host: 'embedded',
  minecraft: '1.16.5',
  perception: 'sight',
  assists: ['loaded-block-paths'],
  world: 'default',
  recipes: null,
}

export const sampleOpening: EpisodeOpening = {
  task: {
    id: 'oak_log',
    group: 'wooden',
    instruction: 'Chop an oak log from a tree',
    goal: { have: { oak_log: 1 } },
    horizonTicks: 2400,
  },
  seed: 7,
  start: sampleStart,
  configuration: { prior: 'full' },
  versions: { stevolve: '0.1.0' },
}

export const sampleOutcome: EpisodeOutcome = {
  ending: 'goal',
  success: true,
  gaveUp: false,
  detail: 'the goal holds after 3 attempts',
  gameTicks: 60,
  attempts: 3,
  traceHash: 'a'.repeat(64),
}

export const sampleRun = { name: 'test', configuration: { seed: 7 }, versions: { stevolve: '0.1.0' } }

/** A clock that stands at the first second of 2030 and moves 1 ms whenever it is read. */
export function sampleClock() {
  let now = 0
  return { isoDate: () => '2030-01-01T00:00:00.000Z', nowMs: () => now++ }
}
