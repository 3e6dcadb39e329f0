import type { Cause } from '../diagnosis/index.ts'
import type { AttemptEnding, EnvironmentEvent, EpisodeStart, Obstacle, Subgoal } from '../env/index.ts'
import type { EpisodeOutcome } from '../memory/index.ts'

/** What happens in an episode, for people and programs that watch; nothing is decided from it. `tick` is game time since its start. */
export type AgentEvent =
  | EnvironmentEvent
  | {
      readonly kind: 'episode-start'
      /** Id of the episode in the record. */
      readonly episode: string
      readonly start: EpisodeStart
    }
  | {
      /** The planner's order stood in for the policy in the decision for the attempt that starts next. */
      readonly kind: 'policy-fallback'
      readonly tick: number
      readonly index: number
      readonly policy: string
      readonly reason: string
    }
  | {
      readonly kind: 'subgoal-start'
      readonly tick: number
      readonly index: number
      readonly subgoal: Subgoal
      /** What the plan wants it for. */
      readonly purpose: string
      /** What the plan would still do after it, in words. */
      readonly unfinished: readonly string[]
    }
  | {
      readonly kind: 'subgoal-end'
      readonly tick: number
      readonly index: number
      readonly subgoal: Subgoal
      readonly ending: AttemptEnding
      readonly obstacle: Obstacle | null
      readonly succeeded: boolean
      /** Primary cause of a failure, from the closed table; null for a success. */
      readonly cause: Cause | null
      /** The measured fact that decided success. */
      readonly reason: string
      readonly ticks: number
    }
  | { readonly kind: 'episode-end'; readonly tick: number; readonly outcome: EpisodeOutcome }
