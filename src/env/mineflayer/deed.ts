import type { Bot } from 'mineflayer'
import type { Obstacle, TraceEventKind } from '../attempt.ts'
import type { GameClock } from '../clock/game-clock.ts'
import type { Position } from '../position.ts'
import type { Random } from '../random.ts'
import type { SubgoalKind, SubgoalOf } from '../subgoal.ts'
import type { PerceivedKind, WorldState } from '../world-state.ts'

/** One block that the agent knows of. */
export interface PerceivedBlock {
  readonly name: string
  readonly position: Position
}

/** The memory of what has been perceived, under the episode's perception level. */
export interface PerceivedWorld {
  /** Known blocks of these names, nearest to `from` first, at most `limit`. */
  nearest(names: readonly string[], from: Position, limit: number): readonly PerceivedBlock[]
  /** How many blocks of these names are known. */
  count(names: readonly string[]): number
  /** True if the block at this position has been perceived (air included). */
  isKnown(position: Position): boolean
  /** Looks around now, in all directions, at full resolution. */
  look(): void
  /** Known blocks by name, seen from `from`. */
  summary(from: Position): Readonly<Record<string, PerceivedKind>>
}

/** How walking ended. */
export type NavigationStatus = 'reached' | 'no-path' | 'timeout' | 'stuck' | 'aborted'

/** Where to walk: within `rangeBlocks` of a point, or of a column when `y` is null. */
export interface NavigationTarget {
  readonly x: number
  readonly y: number | null
  readonly z: number
  readonly rangeBlocks: number
  /** True to end where the block at the point can be seen and reached, for digging or using it. */
  readonly toReach?: boolean
}

export interface NavigationOptions {
  /** Ticks after which walking gives up with `timeout`. */
  readonly budgetTicks: number
  /** May blocks be broken on the way. Default true. */
  readonly mayDig?: boolean
  /** May carried scaffolding be placed on the way. Default true. */
  readonly mayPlace?: boolean
  /** Items that must not be placed all the same. Default none. */
  readonly keep?: readonly string[]
}

/** Walks. Never throws for a way that is not there; always ends by its budget. */
export interface Navigator {
  goTo(target: NavigationTarget, options: NavigationOptions, signal: AbortSignal): Promise<NavigationStatus>
}

/** What a deed works with. */
export interface DeedContext {
  readonly bot: Bot
  readonly clock: GameClock
  /**
   * Aborted at the deadline, on cancel, goal, death, lost connection, or when a reflex takes over. A deed stops at
   * once (it throws the signal's reason, as `signal.throwIfAborted()` does) and leaves no listener or open window.
   * After a reflex the same deed is called again with a new context, so it must go on from what is carried now.
   */
  readonly signal: AbortSignal
  /** The state before the attempt began; `count` of a subgoal is meant relative to it. */
  readonly preState: WorldState
  readonly perceived: PerceivedWorld
  readonly navigator: Navigator
  readonly random: Random
  /** The current state, freshly observed. */
  observe(): WorldState
  /** Adds an event to the attempt's trace. */
  trace(kind: TraceEventKind, data: Readonly<Record<string, string | number | boolean | null>>): void
  /** Ticks left until the attempt's deadline. */
  remainingTicks(): number
}

/** Carries out one kind of subgoal. Resolves to null when done, or to what stood in the way. Throws only on abort or bug. */
export type Deed<Kind extends SubgoalKind> = (
  context: DeedContext,
  subgoal: SubgoalOf<Kind>,
) => Promise<Obstacle | null>
