import type { TraceEvent, WorldState } from '../../env/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'

/**
 * What is known of the state at a tick of an attempt: the state before it, with what its trace tells up to then; from
 * the end on, the state after it. Perceived blocks and entities change only then, since the trace does not tell of them.
 */
export function stateAt({ attempt }: AttemptRecord, tick: number): WorldState {
  const { preState, postState, trace } = attempt
  if (tick >= postState.tick) return postState
  let state: WorldState = { ...preState, tick }
  for (const event of trace) {
    if (event.tick > tick) break
    state = withEvent(state, event)
  }
  return state
}

function withEvent(state: WorldState, { kind, data }: TraceEvent): WorldState {
  const { x, y, z, to } = data
  if (kind === 'health-change' && typeof to === 'number') return { ...state, health: to }
  if (kind === 'food-change' && typeof to === 'number') return { ...state, food: to }
  if (kind === 'item-gain') return withItem(state, data, 1)
  if (kind === 'item-loss') return withItem(state, data, -1)
  if (!tellPosition.has(kind)) return state
  if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') return state
  return { ...state, position: { x, y, z } }
}

/** Events that say where the body is. */
const tellPosition: ReadonlySet<TraceEvent['kind']> = new Set([
  'body-sample',
  'position-correction',
  'body-respawn',
])

function withItem(state: WorldState, { item, count }: TraceEvent['data'], sign: 1 | -1): WorldState {
  if (typeof item !== 'string' || typeof count !== 'number') return state
  const carried = (state.inventory[item] ?? 0) + sign * count
  return { ...state, inventory: { ...state.inventory, [item]: Math.max(0, carried) } }
}
