import type { Observable } from 'rxjs'
import type { Attempt } from './attempt.ts'
import type { Assist } from './assist.ts'
import type { DeclaredRecipe } from './declared-recipe.ts'
import type { Perception } from './perception.ts'
import type { Subgoal } from './subgoal.ts'
import type { Task } from './task.ts'
import type { WorldState } from './world-state.ts'

/** What is fixed for one episode. */
export interface EpisodeStart {
  readonly state: WorldState
  readonly host: 'embedded' | 'remote'
  /** Minecraft version in use, e.g. `1.16.5`. */
  readonly minecraft: string
  readonly perception: Perception
  readonly assists: readonly Assist[]
  /** Name of the world file, or `host:port` of a remote server. */
  readonly world: string
  /** Crafting recipes that the server declared: what a client's recipe book can show. Null where it declared none, as from 1.21.2 on. */
  readonly recipes: readonly DeclaredRecipe[] | null
}

/** Progress for people; nothing is decided from it. */
export type EnvironmentEvent =
  | { readonly kind: 'tick-progress'; readonly tick: number; readonly state: ProgressState }
  /** What is carried grew or shrank by `count` pieces, at least 1. */
  | {
      readonly kind: 'item-gain' | 'item-loss'
      readonly tick: number
      readonly item: string
      readonly count: number
    }
  /** A sign-in code to show to the user (Microsoft accounts), or another notice from the host. */
  | { readonly kind: 'notice'; readonly text: string }

export interface ProgressState {
  readonly health: number
  readonly food: number
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * A world with one body in it. Order of calls: `open` once, then `attempt` one at a time, then `close`.
 * - `open` twice without `close`, `attempt` before `open`, after `close` or while one runs: throws `UsageError`.
 * - `close` may be called at any time, also twice; it ends a running attempt as `cancelled`.
 * Time stands still between attempts in the embedded host; on a remote server it goes on.
 */
export interface Environment {
  readonly events: Observable<EnvironmentEvent>
  /** Joins the world. Throws `WorldUnreachableError` when it cannot be joined. */
  open(task: Task, seed: number): Promise<EpisodeStart>
  /**
   * Tries one subgoal. Resolves always, within the budget plus 20 ticks: failure, death and a lost connection are data.
   * Ends with `goal` as soon as the task's goal holds.
   */
  attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt>
  close(): Promise<void>
}
