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
  'deed-note': 'a step of a deed: text; hazard (lava, water, deep, harm) where it avoids one',
  'deed-fault': 'the deed threw: text (with its stack)',
  'path-start': 'a way was asked for: x, y, z, rangeBlocks',
  'path-end':
    'walking ended: status (reached, no-path, timeout, stuck, aborted), search (how the last search ended: whole, partial at its bound of nodes, none; or null), goalLoaded (false where the goal lies outside the chunks sent), x, y, z',
  'dig-start': 'digging began: block, tool, x, y, z',
  'dig-end': 'digging ended: block, x, y, z, broken (boolean), aborted (true where the deed was called off)',
  'block-restore': 'the server put a block back that the body had dug: block, x, y, z',
  'block-vanish': 'a block of a wanted kind went, and not by the body: block, x, y, z',
  'place-end': 'placing ended: block, x, y, z, placed (boolean)',
  'window-open': 'a container opened: window',
  'window-refused': 'a container did not open: block (wanted), found (what stands there, or null if unknown)',
  'window-close': 'a container closed: window',
  'click-refused': 'a click was refused or not answered: window, slot, answered (boolean)',
  'craft-start':
    'a recipe is laid out: item, declared (yes, no, or unknown where the server declares no recipes), resultCount',
  'craft-end':
    'a crafting result was taken or did not appear: item, count taken, filled (the ingredients lay in the grid), shown (what stood in the result slot, or null)',
  'grid-tried':
    'a grid was laid out to see what comes of it: grid (its rows, as text), shown (the item in the result slot, or null), count (of it)',
  'furnace-lit':
    'a cold furnace was lit by what was laid into it: fuel, burnTicks (of that piece, as the server tells, or null)',
  'furnace-end':
    'work at a furnace ended: input, inputCount left, fuel, fuelCount left, output, outputCount, burned (the fire was seen burning)',
  'item-gain': 'the inventory gained: item, count',
  'item-loss': 'the inventory lost: item, count',
  'drop-appear': 'a dropped stack came into being or view near the body: id, item, count, x, y, z',
  'drop-taken': 'a dropped stack was picked up: id, item, count, by (`self`, or the name of who did)',
  'drop-vanish': 'a dropped stack went untaken: id, item, x, y, z, in (fire, lava, cactus, void, or null)',
  'tool-break': 'a carried tool or piece of armour wore out: item',
  'health-change': 'health changed: from, to',
  'body-harm':
    'health was lost; the circumstances: halfHearts, fallBlocks, inWater, inLava, onFire, oxygen, food, insideBlock, touching (a harmful block or null), attacker (nearest hostile creature or player) and attackerBlocks, source (damage type told by the server or null), by (entity told by the server or null)',
  'body-sample':
    'every 20 ticks: x, y, z, onGround, inWater, inLava, onFire, walking (a movement key is held)',
  'position-correction': 'the server moved the body: x, y, z (where to), byBlocks',
  'chunk-missing': 'the body stands, or wants to act, where no chunk was sent: x, z (of the chunk), for',
  'server-pause':
    'the server gave no time for long, or its clock ran slow: ticks (of the client), serverTicks (in the same time, or null)',
  'server-answer': 'the server answered late: request, ticks',
  'food-change': 'food changed: from, to',
  'reflex-start': 'a reflex interrupted the deed: reflex',
  'reflex-end': 'a reflex ended: reflex',
  'entity-hurt': 'an entity was hit: entity',
  'entity-kill': 'an entity was killed: entity',
  'entity-vanish':
    'an entity of the wanted kind went, and not by the body: entity, died (its death was seen), blocks (how far off)',
  'chat-message': 'a message arrived: text, key (of its translation, or null)',
  'death-message': 'the server told the body why it died: text, key, killer (name of the entity, or null)',
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
