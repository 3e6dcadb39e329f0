import type {
  Attempt,
  Obstacle,
  ObstacleKind,
  Subgoal,
  SubgoalOf,
  TraceEvent,
  WorldState,
} from '../../src/env/index.ts'
import { stateWith } from '../support/world-states.ts'

/** What a built attempt is made of; all else is as in a quiet morning on a plain. */
export interface Built {
  readonly subgoal?: Subgoal
  readonly pre?: Partial<WorldState>
  readonly post?: Partial<WorldState>
  readonly ending?: Attempt['ending']
  readonly obstacle?: Obstacle | null
  readonly trace?: readonly TraceEvent[]
  readonly ticks?: number
}

export const gatherLogs: SubgoalOf<'gather'> = {
  kind: 'gather',
  blocks: ['oak_log'],
  item: 'oak_log',
  count: 2,
  budgetTicks: 600,
}

/** An attempt as the body would record it. */
export function built({ subgoal = gatherLogs, pre = {}, post = {}, ...rest }: Built): Attempt {
  const { obstacle = null, trace = [], ticks = 400 } = rest
  const preState = stateWith({ tick: 0, timeOfDay: 1_000, emptySlots: 30, ...pre })
  const postState = stateWith({ tick: ticks, timeOfDay: 1_000 + ticks, emptySlots: 30, ...post })
  const ending = rest.ending ?? (obstacle === null ? 'out-of-budget' : 'obstructed')
  return { subgoal, preState, postState, trace, traceEventsLeftOut: 0, ticks, ending, obstacle }
}

export function met(kind: ObstacleKind, subject: string | null = null, detail = 'So it was.'): Obstacle {
  return { kind, subject, detail }
}

export function at(tick: number, kind: TraceEvent['kind'], data: TraceEvent['data'] = {}): TraceEvent {
  return { tick, kind, data }
}

/** Harm of one blow, nothing special about it but what is told. */
export function harm(tick: number, data: TraceEvent['data']): TraceEvent {
  const plain = {
    halfHearts: 2,
    fallBlocks: 0,
    inWater: false,
    inLava: false,
    onFire: false,
    oxygen: 20,
    food: 20,
    insideBlock: null,
    touching: null,
    attacker: null,
    attackerBlocks: null,
    source: null,
    by: null,
  }
  return at(tick, 'body-harm', { ...plain, ...data })
}

/** A body that dies at tick 200, after what is given. */
export function dying(...events: readonly TraceEvent[]): Built {
  const tally = { ...stateWith({}).tally, deaths: 1 }
  return { ending: 'died', post: { tally }, trace: [...events, at(200, 'body-death', { text: 'Died.' })] }
}
