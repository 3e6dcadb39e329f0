import { EMPTY } from 'rxjs'
import type { Observable } from 'rxjs'
import type { Attempt, Environment, EnvironmentEvent, EpisodeStart, Subgoal, Task } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'

/** What a playback reads from the record. */
export interface RecordedCourse {
  /** How the episode began. */
  readonly start: EpisodeStart
  /** Attempts that the record has. */
  readonly attempts: number
  /** One of them, from 0; null where the record has none at that place. Throws where it cannot be read. */
  attempt(index: number): Attempt | null
}

/** Endings of an attempt that come from outside: no world repeats them by itself. */
const endingsFromOutside: ReadonlySet<string> = new Set(['cancelled', 'lost-connection'])

/**
 * The environment of an episode that is played again. With a `world`, that world is played, and only an attempt which was
 * cut off from outside (as the last one of an episode can be) comes from the record. Without one, as for a server that
 * cannot be had again, all attempts come from the record, whatever is asked for: what can be verified then is how the
 * agent decided and judged.
 */
export class PlaybackEnvironment implements Environment {
  readonly events: Observable<EnvironmentEvent>
  readonly #course: RecordedCourse
  readonly #world: Environment | null
  #next = 0
  #start: EpisodeStart | null = null
  #last: Attempt | null = null

  constructor(course: RecordedCourse, world: Environment | null) {
    this.#course = course
    this.#world = world
    this.events = world?.events ?? EMPTY
  }

  async open(task: Task, seed: number): Promise<EpisodeStart> {
    this.#next = 0
    this.#last = null
    this.#start = this.#world === null ? this.#course.start : await this.#world.open(task, seed)
    return this.#start
  }

  async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    if (this.#start === null) throw new UsageError('No episode is open.', 'Call open first.')
    const attempt = await this.#attempt(this.#next++, subgoal, this.#start, signal)
    this.#last = attempt
    return attempt
  }

  async close(): Promise<void> {
    this.#start = null
    await this.#world?.close()
  }

  async #attempt(
    index: number,
    subgoal: Subgoal,
    start: EpisodeStart,
    signal: AbortSignal,
  ): Promise<Attempt> {
    const state = this.#last?.postState ?? start.state
    if (this.#world === null) {
      const recorded = this.#course.attempt(index)
      return recorded === null ? endedAtOnce(subgoal, state) : { ...recorded, subgoal }
    }
    if (index === this.#course.attempts - 1) {
      const recorded = this.#course.attempt(index)
      // Time stands still between attempts, so the world knows in which state this one began.
      if (recorded !== null && endingsFromOutside.has(recorded.ending)) {
        return { ...recorded, subgoal, preState: state }
      }
    }
    return this.#world.attempt(subgoal, signal)
  }
}

function endedAtOnce(subgoal: Subgoal, state: EpisodeStart['state']): Attempt {
  return {
    subgoal,
    preState: state,
    trace: [],
    traceEventsLeftOut: 0,
    postState: state,
    ticks: 0,
    ending: 'cancelled',
    obstacle: null,
  }
}
