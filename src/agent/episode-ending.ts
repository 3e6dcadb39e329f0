import { goalHolds } from '../env/index.ts'
import type { Attempt, Task, WorldState } from '../env/index.ts'
import type { EpisodeEnding } from '../memory/index.ts'

/** Why an episode is over, or null while it goes on. */
export interface Ended {
  readonly ending: EpisodeEnding
  readonly detail: string
  readonly gaveUp: boolean
}

/** What an ending is decided from. */
export interface EpisodeStand {
  readonly task: Task
  readonly state: WorldState
  readonly lastAttempt: Attempt | null
  /** True if the body died and no item has been gained since. */
  readonly isDown: boolean
  readonly isStalled: boolean
  readonly isAborted: boolean
}

/**
 * Decides whether an episode is over. The goal counts before all else. A death does not end it: the body respawns with empty hands and the
 * horizon goes on, as for a player; the ending is `died` when the horizon passes and no item has been gained since the last death.
 */
export function episodeEnded(stand: EpisodeStand): Ended | null {
  const { task, state, lastAttempt } = stand
  if (lastAttempt?.ending === 'goal' || goalHolds(task.goal, state)) {
    return ended('goal', `The goal came true at tick ${state.tick}.`)
  }
  if (lastAttempt?.ending === 'lost-connection') return ended('lost', whyLost(lastAttempt))
  if (stand.isAborted || lastAttempt?.ending === 'cancelled')
    return ended('cancelled', 'The episode was cancelled.')
  if (stand.isStalled) return ended('lost', 'Game time stood still whatever the agent did.')
  if (state.tick >= task.horizonTicks) {
    return stand.isDown
      ? ended(
          'died',
          `The horizon of ${task.horizonTicks} ticks passed, and nothing had been gained since the last death.`,
        )
      : ended('horizon', `The horizon of ${task.horizonTicks} ticks passed.`)
  }
  return null
}

function whyLost({ trace }: Attempt): string {
  const told = trace.findLast(({ kind }) => kind === 'server-kick')?.data['text']
  return typeof told === 'string' ? told : 'The connection to the world was lost.'
}

/** The agent stops by itself: it knows no way, and waiting for the horizon would only look like trying. */
export function gaveUp(detail: string): Ended {
  return { ending: 'cancelled', detail, gaveUp: true }
}

function ended(ending: EpisodeEnding, detail: string): Ended {
  return { ending, detail, gaveUp: false }
}
