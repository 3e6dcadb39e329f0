import { causeBeneathLoop, digestOf } from '../diagnosis/index.ts'
import type { AttemptDigest, Diagnosis, DiagnosisContext } from '../diagnosis/index.ts'
import { subgoalSignature } from '../env/index.ts'
import type { Attempt, Task, WorldState } from '../env/index.ts'
import type { EpisodeOutcome } from '../memory/index.ts'
import { CircleWatch } from './circle-watch.ts'
import { episodeEnded } from './episode-ending.ts'
import type { Ended } from './episode-ending.ts'
import { NoveltyWatch } from './novelty-watch.ts'
import { pastAttemptsKept } from './planner/planner.ts'
import type { PastAttempt, Situation } from './planner/planner.ts'
import { StallWatch } from './stall-watch.ts'
import { TraceHash } from './trace-hash.ts'

/** Earlier attempts that a diagnosis may look back on. */
const digestsKept = 16

/** What one episode has come to so far. Mutable; belongs to the loop alone. */
export class Episode {
  readonly #task: Task
  readonly #past: PastAttempt[] = []
  readonly #digests: AttemptDigest[] = []
  readonly #traceHash = new TraceHash()
  readonly #circles = new CircleWatch()
  readonly #novelty: NoveltyWatch
  readonly stall = new StallWatch()
  #state: WorldState
  #lastAttempt: Attempt | null = null
  #attempts = 0
  #isDown = false

  constructor(task: Task, state: WorldState) {
    this.#task = task
    this.#state = state
    this.#novelty = new NoveltyWatch(state)
  }

  /** Index of the attempt that comes next, which is the number of attempts so far. */
  get attempts(): number {
    return this.#attempts
  }

  get state(): WorldState {
    return this.#state
  }

  /** The present state and what was tried of late. */
  recall(): Situation {
    return {
      state: this.#state,
      goal: this.#task.goal,
      past: [...this.#past],
      remainingTicks: this.#task.horizonTicks - this.#state.tick,
      standstill: this.#novelty.standstill,
    }
  }

  /** What the next diagnosis may look back on. */
  recallForDiagnosis(expectedTicks: number | null): DiagnosisContext {
    return { earlier: [...this.#digests], expectedTicks }
  }

  /** Takes in an attempt, as it was diagnosed. */
  remember(attempt: Attempt, diagnosis: Diagnosis): void {
    this.#attempts++
    this.#state = attempt.postState
    this.#lastAttempt = attempt
    this.#traceHash.add(attempt)
    this.stall.observe(diagnosis)
    this.#novelty.observe(attempt.postState)
    const { deaths, inventory } = diagnosis.difference
    if (deaths > 0) this.#isDown = true
    else if (Object.values(inventory).some((change) => change > 0)) this.#isDown = false
    this.#past.push({
      subgoal: attempt.subgoal,
      succeeded: diagnosis.outcome === 'success',
      isVain: this.#circles.isBack(attempt.postState),
      hindrance: causeBeneathLoop(diagnosis)?.cause ?? attempt.ending,
      ticks: attempt.ticks,
      position: attempt.postState.position,
      endTick: attempt.postState.tick,
    })
    if (this.#past.length > pastAttemptsKept) this.#past.shift()
    this.#digests.push(digestOf(attempt, diagnosis))
    if (this.#digests.length > digestsKept) this.#digests.shift()
  }

  /** One sentence on a standstill that is given up. */
  get hopelessness(): string {
    const { attempts, ticks } = this.#novelty.standstill
    const last = this.#past.findLast(({ succeeded }) => !succeeded)
    const failing =
      last === undefined ? '' : `, and ${subgoalSignature(last.subgoal)} failed last (${last.hindrance})`
    return `Nothing new came of ${attempts} attempts in ${ticks} ticks${failing}.`
  }

  /** Why it is over, or null. */
  ended(isAborted: boolean): Ended | null {
    return episodeEnded({
      task: this.#task,
      state: this.#state,
      lastAttempt: this.#lastAttempt,
      isDown: this.#isDown,
      isStalled: this.stall.isLost,
      isAborted,
    })
  }

  /** The result under this ending. Called once. */
  outcome({ ending, detail, gaveUp }: Ended): EpisodeOutcome {
    return {
      ending,
      success: ending === 'goal',
      gaveUp,
      detail,
      gameTicks: this.#state.tick,
      attempts: this.#attempts,
      traceHash: this.#traceHash.digest(),
    }
  }
}
