import type { Subgoal } from './subgoal.ts'
import type { WorldState } from './world-state.ts'

/**
 * How an attempt ended. It says nothing of success, which is decided from the difference between pre- and
 * post-state.
 * - `done`: the deed finished what it set out to do, as far as it could tell.
 * - `obstructed`: the deed gave up early; `obstacle` says what stood in the way.
 * - `out-of-budget`: the deadline in ticks passed.
 * - `cancelled`: the caller's signal was aborted.
 * - `goal`: the task's goal came true in mid-attempt.
 * - `died`, `lost-connection`: the body died; the server went away or kicked it.
 */
export const attemptEndings = [
  'done',
  'obstructed',
  'out-of-budget',
  'cancelled',
  'goal',
  'died',
  'lost-connection',
] as const
export type AttemptEnding = (typeof attemptEndings)[number]

/** What a deed can run into. Closed: a new obstacle is a new row here. */
export const obstacleKinds = {
  'missing-item': 'an item that the deed needs is not carried',
  'missing-tool': 'no carried tool can do this and still yield the drop',
  'missing-station': 'no crafting table, furnace, chest or bed is known within reach of the budget',
  'missing-fuel': 'the fuel is not carried',
  'inventory-full': 'nothing more can be picked up',
  'target-not-found': 'no perceived block or entity fits the request',
  'target-unreachable': 'the target is perceived but no way to it was found',
  stuck: 'the body did not move although it walked',
  'dig-refused': 'the block was still there after it was dug',
  'placement-refused': 'the block was not there after it was placed, or no spot allows it',
  'recipe-unknown': 'no recipe for the item is declared by the server or given with the subgoal',
  'craft-failed': 'the ingredients lay in the grid and the result did not appear',
  'smelt-failed': 'input and fuel lay in the furnace and nothing came of it',
  'drop-lost': 'blocks were broken or entities killed, and the wanted item did not arrive',
  'tool-broke': 'the tool broke before the deed was done',
  danger: 'going on would have meant lava, a deep fall, drowning or an attacker',
  refused: 'the server refused the request',
  'deed-fault': 'the deed threw: a fault of stevolve or of a library, never of the world',
} as const satisfies Record<string, string>
export type ObstacleKind = keyof typeof obstacleKinds

export interface Obstacle {
  readonly kind: ObstacleKind
  /** The item, block or entity concerned, by name. */
  readonly subject: string | null
  /** One plain sentence for people. */
  readonly detail: string
}

/** The kinds of trace event, noun-verb, with what each one carries in `data`. */
export const traceEventKinds = {
  'deed-note': 'a step of a deed: text',
  'deed-fault': 'the deed threw: text (with its stack)',
  'path-start': 'a way was asked for: x, y, z, rangeBlocks',
  'path-end': 'walking ended: status (reached, no-path, timeout, stuck, aborted), x, y, z',
  'dig-start': 'digging began: block, tool, x, y, z',
  'dig-end': 'digging ended: block, x, y, z, broken (boolean)',
  'place-end': 'placing ended: block, x, y, z, placed (boolean)',
  'window-open': 'a container opened: window',
  'window-close': 'a container closed: window',
  'craft-end': 'a crafting result was taken or did not appear: item, count',
  'item-gain': 'the inventory gained: item, count',
  'item-loss': 'the inventory lost: item, count',
  'health-change': 'health changed: from, to',
  'food-change': 'food changed: from, to',
  'reflex-start': 'a reflex interrupted the deed: reflex',
  'reflex-end': 'a reflex ended: reflex',
  'entity-hurt': 'an entity was hit: entity',
  'entity-kill': 'an entity was killed: entity',
  'chat-message': 'a message arrived: text',
  'body-death': 'the body died: text',
  'body-respawn': 'the body respawned: x, y, z',
  'server-kick': 'the server ended the session: text',
} as const satisfies Record<string, string>
export type TraceEventKind = keyof typeof traceEventKinds

export interface TraceEvent {
  /** Ticks since the episode opened. */
  readonly tick: number
  readonly kind: TraceEventKind
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

/** One try at one subgoal, whole. Frozen, plain data. */
export interface Attempt {
  readonly subgoal: Subgoal
  readonly preState: WorldState
  /** In order; at most 4,000 events, the middle left out beyond that and counted in `traceEventsLeftOut`. */
  readonly trace: readonly TraceEvent[]
  readonly traceEventsLeftOut: number
  readonly postState: WorldState
  /** postState.tick - preState.tick. */
  readonly ticks: number
  readonly ending: AttemptEnding
  /** Set when `ending` is `obstructed`, else null. */
  readonly obstacle: Obstacle | null
}
