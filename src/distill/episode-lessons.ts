import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt } from '../env/index.ts'
import type { GuardUse } from './guardrail/guard-use.ts'
import { JourneyWatch } from './guardrail/journey-watch.ts'
import { RepeatWatch } from './guardrail/repeat-watch.ts'
import { lessonOf } from './lesson-of-attempt.ts'
import { SightMemory } from './sight-memory.ts'
import type { Lesson } from './trial.ts'

/**
 * Reads the attempts of one episode in their order: what each shows by itself (`lessonOf`), less what it only repeats or remembers, and with the
 * journey that ended with it.
 */
export class EpisodeLessons {
  readonly #journey = new JourneyWatch()
  readonly #repeats = new RepeatWatch()
  #sight: SightMemory | null = null

  /** Takes in the next attempt, with what guardrails did in the decision before it. */
  take(attempt: Attempt, diagnosis: Diagnosis, guardUses: readonly GuardUse[] = []): Lesson {
    const lesson = lessonOf(attempt, diagnosis)
    const fresh = lesson.situations.filter((trial) => !this.#repeats.isRepeat(trial, attempt.preState))
    const journey = this.#journey.take(attempt, diagnosis)
    if (this.#sight === null) {
      this.#sight = new SightMemory()
      this.#sight.take(attempt.preState)
    }
    const look = this.#sight.take(attempt.postState)
    return { ...lesson, look, situations: journey === null ? fresh : [...fresh, journey], guardUses }
  }
}
