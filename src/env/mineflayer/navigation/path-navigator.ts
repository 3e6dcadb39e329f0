import type { NavigationOptions, NavigationStatus, NavigationTarget, Navigator } from '../deed.ts'
import type { StateGrid } from '../perception/state-grid.ts'
import { isOnFoot } from '../body/is-on-foot.ts'
import { eachTick } from './each-tick.ts'
import { findPath, type FoundPath } from './find-path.ts'
import { createPathGoal } from './path-goals.ts'
import { breakOnWay, placeOnWay, type PathWorkParts } from './path-works.ts'
import type { PathGoal, PathMove } from './pathfinder-parts.ts'
import type { SearchMovements } from './search-movements.ts'
import { PathWalk } from './walk-path.ts'

/** What a navigator works with. */
export interface NavigatorParts extends PathWorkParts {
  readonly grid: StateGrid
  readonly movements: SearchMovements
  /** 1 where a block state hides what is behind it. */
  readonly opaque: Uint8Array
}

/** Nodes of one search, and of all searches of one `goTo`. */
const maxNodesPerSearch = 6000
const maxNodesInAll = 36_000
/** Stretches walked in vain, one after another, after which a way counts as not there. */
const maxFailures = 4
/** Times that one `goTo` waits for the body to land, and how long each time. */
const maxLandings = 3
const landingTicks = 40

type StretchEnd = 'arrived' | 'stuck' | 'strayed' | 'late' | 'aborted' | 'blocked'

/**
 * Walks on the pathfinder's search with hands and feet of its own. The library's walker simulates hundreds of ticks of
 * physics in every tick, measures its patience on the wall clock, and can wait for ever; this one follows the cells found,
 * notices within two seconds that it is stuck, and always ends by its budget.
 */
export class PathNavigator implements Navigator {
  private readonly parts: NavigatorParts
  private lastSearch: FoundPath['kind'] | null = null

  constructor(parts: NavigatorParts) {
    this.parts = parts
  }

  async goTo(
    target: NavigationTarget,
    options: NavigationOptions,
    signal: AbortSignal,
  ): Promise<NavigationStatus> {
    const { x, y, z, rangeBlocks } = target
    const { bot, grid, trace } = this.parts
    trace('path-start', { x, y, z, rangeBlocks })
    let status: NavigationStatus
    this.lastSearch = null
    try {
      status = await this.walk(target, options, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      status = 'aborted'
    } finally {
      bot.clearControlStates()
    }
    const { position } = bot.entity
    const goalLoaded = status === 'reached' || isLoaded(grid, x, y, z)
    trace('path-end', {
      status,
      search: this.lastSearch,
      goalLoaded,
      x: position.x,
      y: position.y,
      z: position.z,
    })
    return status
  }

  private async walk(
    target: NavigationTarget,
    options: NavigationOptions,
    signal: AbortSignal,
  ): Promise<NavigationStatus> {
    const { bot, clock, grid, opaque } = this.parts
    const goal = createPathGoal(target, grid, opaque)
    const deadline = clock.tick() + options.budgetTicks
    let nodesLeft = maxNodesInAll
    let nearest = Infinity
    let failures = 0
    let landings = 0
    let lastEnd: StretchEnd = 'arrived'
    while (!this.isAt(goal)) {
      if (signal.aborted) return 'aborted'
      if (clock.tick() >= deadline) return 'timeout'
      if (failures >= maxFailures || nodesLeft <= 0) return lastEnd === 'stuck' ? 'stuck' : 'no-path'
      const found = this.search(goal, options, nodesLeft)
      nodesLeft -= found.visitedNodes
      this.lastSearch = found.kind
      if (found.moves.length === 0) {
        if (found.kind !== 'whole') {
          // From the middle of a jump or a fall no way leads anywhere.
          if (isOnFoot(this.parts.bot) || landings++ >= maxLandings) return 'no-path'
          await this.land(signal)
          continue
        }
        // The cell is right, the body only stands at its rim.
        return (await this.stepToMiddle(signal)) === 'aborted' ? 'aborted' : 'reached'
      }
      if (found.kind !== 'whole' && !bringsNearer(goal, found.moves, this.here(), found.kind))
        return 'no-path'
      lastEnd = await this.follow(found.moves, options.keep ?? [], deadline, signal)
      bot.clearControlStates()
      if (lastEnd === 'stuck') await this.shake(failures, signal)
      const now = goal.heuristic(this.here())
      if (now < nearest - 0.9 || lastEnd === 'arrived') failures = now < nearest - 0.9 ? 0 : failures + 1
      else failures++
      nearest = Math.min(nearest, now)
    }
    return 'reached'
  }

  /** First without pillars; with them only where nothing else leads on. */
  private search(goal: PathGoal, options: NavigationOptions, nodesLeft: number): FoundPath {
    const { movements } = this.parts
    const limits = {
      mayDig: options.mayDig ?? true,
      mayPlace: options.mayPlace ?? true,
      keep: options.keep ?? [],
      mayTower: false,
      maxNodes: Math.min(maxNodesPerSearch, nodesLeft),
    }
    const found = findPath(movements, goal, limits)
    if (found.kind !== 'none' || !limits.mayPlace) return found
    const towering = findPath(movements, goal, { ...limits, mayTower: true })
    return { ...towering, visitedNodes: towering.visitedNodes + found.visitedNodes }
  }

  private async follow(
    path: readonly PathMove[],
    keep: readonly string[],
    deadline: number,
    signal: AbortSignal,
  ): Promise<StretchEnd> {
    let index = 0
    while (index < path.length) {
      const next = path[index]!
      for (const at of next.toBreak) if (!(await breakOnWay(this.parts, at, signal))) return 'blocked'
      for (const placement of next.toPlace)
        if (!(await placeOnWay(this.parts, placement, signal, keep))) return 'blocked'
      let end = index + 1
      while (end < path.length && path[end]!.toBreak.length === 0 && path[end]!.toPlace.length === 0) end++
      const ended = await this.walkStretch(path, index, end, deadline, signal)
      if (ended !== 'arrived') return ended
      index = end
    }
    return 'arrived'
  }

  private walkStretch(
    path: readonly PathMove[],
    start: number,
    end: number,
    deadline: number,
    signal: AbortSignal,
  ): Promise<StretchEnd> {
    const { bot, clock } = this.parts
    const walk = new PathWalk(bot, path, start, end)
    return eachTick(bot, clock, deadline - clock.tick(), signal, () => walk.step())
  }

  /** Waits for a body in the air to come down, two seconds at most. */
  private async land(signal: AbortSignal): Promise<void> {
    const { bot, clock } = this.parts
    bot.clearControlStates()
    await eachTick(bot, clock, landingTicks, signal, () => (isOnFoot(this.parts.bot) ? true : null))
  }

  private async stepToMiddle(signal: AbortSignal): Promise<StretchEnd> {
    const here = this.here()
    const { bot, clock } = this.parts
    return eachTick(bot, clock, 10, signal, () => {
      const dx = here.x + 0.5 - bot.entity.position.x
      const dz = here.z + 0.5 - bot.entity.position.z
      if (Math.hypot(dx, dz) < 0.2) return 'arrived'
      void bot.look(Math.atan2(-dx, -dz), 0, true)
      bot.setControlState('forward', true)
      return null
    })
  }

  /** One try to come free: a jump, going back, then aside, to the other side the next time. */
  private async shake(failures: number, signal: AbortSignal): Promise<void> {
    const { bot, clock } = this.parts
    bot.setControlState('jump', true)
    bot.setControlState('back', true)
    await clock.waitTicks(6, signal)
    bot.setControlState('back', false)
    bot.setControlState(failures % 2 === 0 ? 'left' : 'right', true)
    await clock.waitTicks(6, signal)
    bot.clearControlStates()
  }

  private isAt(goal: PathGoal): boolean {
    return goal.isEnd(this.here())
  }

  /** The cell that the body stands in; the one above where it stands on a block lower than a whole one. */
  private here(): PathMove {
    const { x, y, z } = this.parts.bot.entity.position
    const cell = { x: Math.floor(x), y: Math.floor(y + 0.45), z: Math.floor(z) }
    return { ...cell, remainingBlocks: 0, cost: 0, toBreak: [], toPlace: [], hash: '' }
  }
}

/** True if the server has sent the column in which the goal lies. */
function isLoaded(grid: StateGrid, x: number, y: number | null, z: number): boolean {
  const height = Math.max(grid.minY, Math.min(grid.endY - 1, Math.floor(y ?? grid.minY)))
  return grid.stateAt(Math.floor(x), height, Math.floor(z)) >= 0
}

/** A way that does not reach the goal is worth walking if it ends clearly nearer to it. */
function bringsNearer(
  goal: PathGoal,
  moves: readonly PathMove[],
  here: PathMove,
  kind: 'partial' | 'none',
): boolean {
  const gain = goal.heuristic(here) - goal.heuristic(moves[moves.length - 1]!)
  return gain >= (kind === 'partial' ? 1 : 3)
}
