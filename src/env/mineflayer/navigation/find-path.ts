import { pathfinderOf, type PathGoal, type PathMove } from './pathfinder-parts.ts'
import type { SearchLimits, SearchMovements } from './search-movements.ts'

/**
 * A way towards a goal.
 * - `whole`: it ends at the goal. - `partial`: the search gave up; it ends at the nearest place found.
 * - `none`: all places that can be reached were tried.
 */
export interface FoundPath {
  readonly kind: 'whole' | 'partial' | 'none'
  readonly moves: readonly PathMove[]
  readonly visitedNodes: number
}

/** The pathfinder measures its limits in real time, which means nothing here: nodes bound the search. */
const endlessMs = 1e12

/** Searches from where the body stands. Ends after `limits.maxNodes` expanded nodes. */
export function findPath(movements: SearchMovements, goal: PathGoal, limits: SearchLimits): FoundPath {
  const { bot } = movements
  movements.begin(limits)
  const search = pathfinderOf(bot).getPathFromTo(movements, bot.entity.position, goal, {
    timeout: endlessMs,
    tickTimeout: endlessMs,
    searchRadius: -1,
    optimizePath: false,
  })
  const next = search.next()
  if (next.done) return { kind: 'none', moves: [], visitedNodes: 0 }
  const { result } = next.value
  const visitedNodes = Math.min(movements.visitedNodes, limits.maxNodes)
  if (result.status === 'success') return { kind: 'whole', moves: result.path, visitedNodes }
  const isCapped = movements.visitedNodes > limits.maxNodes
  return { kind: isCapped ? 'partial' : 'none', moves: result.path, visitedNodes }
}
