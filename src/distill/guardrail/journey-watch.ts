import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Attempt } from '../../env/index.ts'
import { cellOf } from './situation-cell.ts'
import type { SituationTrial } from './situation-trial.ts'
import { rootCause } from './situation-trial.ts'
import { journeySubject } from './subgoal-key.ts'

/** Kinds that only a body with a tool goes on with below ground. */
const digging: ReadonlySet<string> = new Set(['descend', 'tunnel', 'surface'])

/**
 * Follows journeys below ground, from the attempt that leaves the open sky to what the whole of it came to: success when the thing that it
 * was for was gathered, the goal came true, or the body came back under the sky; failure by the cause that ended it (death, no tool left to
 * dig with). So the state at the start is contrasted with what happened many attempts later. One per episode.
 */
export class JourneyWatch {
  #open: Omit<SituationTrial, 'cause'> | null = null

  /** Takes in the next attempt of the episode; the journey that it ended, or null. */
  take(attempt: Attempt, diagnosis: Diagnosis): SituationTrial | null {
    const { subgoal, preState } = attempt
    if (this.#open === null) {
      const subject = journeySubject(preState, subgoal)
      if (subject === null) return null
      this.#open = { subject, cell: cellOf(preState, subgoal) }
    }
    const end = this.#endOf(attempt, diagnosis, this.#open.subject.item)
    if (end === null) return null
    const trial = end === 'dropped' ? null : { ...this.#open, cause: end === 'success' ? null : end }
    this.#open = null
    return trial
  }

  #endOf(
    { subgoal, ending, postState }: Attempt,
    diagnosis: Diagnosis,
    sought: string | null,
  ): SituationTrial['cause'] | 'success' | 'dropped' {
    const { outcome, difference } = diagnosis
    if (ending === 'goal') return 'success'
    if (outcome === 'cancelled' || ending === 'lost-connection') return 'dropped'
    const cause = rootCause(diagnosis)
    if (difference.deaths > 0) return cause ?? 'dropped'
    const isGathered = subgoal.kind === 'gather' && outcome === 'success'
    if (isGathered && sought !== null && subgoal.blocks.includes(sought)) return 'success'
    const isStuck = digging.has(subgoal.kind) && (cause === 'missing-tool' || cause === 'tool-broke')
    if (outcome === 'failure' && isStuck && !postState.underSky) return cause
    return postState.underSky && subgoal.kind === 'surface' ? 'success' : null
  }
}
