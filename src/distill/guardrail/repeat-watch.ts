import type { WorldState } from '../../env/index.ts'
import type { SituationTrial } from './situation-trial.ts'

/** Failures within one cube of this size, in blocks, are in one place. */
const cubeBlocks = 16

/**
 * Knows the failures of an episode again: the same subject with the same root cause, in the same situation and place. A body that is stuck
 * fails in one way a hundred times, and that is one piece of evidence: a rule is only as sure as it has failed in so many places or episodes.
 * One per episode.
 */
export class RepeatWatch {
  readonly #seen = new Set<string>()

  /** Takes in what an attempt showed where it was begun; true where that was shown before. A success never repeats. */
  isRepeat({ subject, cell, cause }: SituationTrial, { position }: Pick<WorldState, 'position'>): boolean {
    if (cause === null) return false
    const cube = [position.x, position.y, position.z].map((value) => Math.floor(value / cubeBlocks))
    const identity = [subject.key, cause, cell, ...cube].join('|')
    if (this.#seen.has(identity)) return true
    this.#seen.add(identity)
    return false
  }
}
