import type { Observable } from 'rxjs'
import { Subject } from 'rxjs'
import type { Attempt, AttemptEnding } from '../attempt.ts'
import { afterWallMs } from '../clock/real-time.ts'
import type { Environment, EnvironmentEvent, EpisodeStart } from '../environment.ts'
import { UsageError, WorldUnreachableError } from '../errors.ts'
import type { Subgoal } from '../subgoal.ts'
import type { Task } from '../task.ts'
import type { WorldState } from '../world-state.ts'
import type { WorkerSpecification } from './worker-specification.ts'
import { WorkerThread } from './worker-thread.ts'

export interface WorkerEnvironmentOptions {
  /** Keep the thread, with its loaded modules, for the next `open`; then call `dispose` at the end. Default false. */
  readonly keepThread?: boolean
  /** Wall time without a sign of life after which the thread counts as hung. Default 60,000. */
  readonly silenceMs?: number
  /** Wall time that an aborted attempt or a `close` may take before the thread is ended. Default 10,000. */
  readonly graceMs?: number
  /** Heap beyond which the thread is ended. Default 1,536: above what one world needs, below what a machine misses. */
  readonly heapMegabytes?: number
  /** The module that the thread runs, for tests. */
  readonly entry?: URL
}

/**
 * An environment in a thread of its own, so that the world computes beside its caller and a crash of it is told, not
 * shared. After `close` it can be opened again. An attempt whose thread dies ends as `lost-connection`.
 */
export class WorkerEnvironment implements Environment {
  readonly events: Observable<EnvironmentEvent>
  readonly #events = new Subject<EnvironmentEvent>()
  readonly #specification: WorkerSpecification
  readonly #options: WorkerEnvironmentOptions
  #thread: WorkerThread | null = null
  #phase: 'closed' | 'opening' | 'open' | 'attempting' = 'closed'
  #lastState: WorldState | null = null

  constructor(specification: WorkerSpecification, options: WorkerEnvironmentOptions = {}) {
    this.#specification = specification
    this.#options = options
    this.events = this.#events.asObservable()
  }

  async open(task: Task, seed: number): Promise<EpisodeStart> {
    if (this.#phase !== 'closed') {
      throw new UsageError('A world is open.', 'Call close before open.')
    }
    this.#phase = 'opening'
    const thread = this.#ensureThread()
    try {
      const { start } = await thread.ask({ kind: 'open', task, seed }, 'opened')
      this.#lastState = start.state
      this.#phase = 'open'
      return start
    } catch (error) {
      this.#phase = 'closed'
      if (!this.#options.keepThread) await this.dispose()
      throw error
    }
  }

  async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    const thread = this.#thread
    if (this.#phase !== 'open' || thread === null || this.#lastState === null) {
      throw new UsageError(
        `An attempt cannot start while the world is ${this.#phase}.`,
        'Call open first, then attempt one at a time.',
      )
    }
    if (signal.aborted) return brokenAttempt(subgoal, this.#lastState, 'cancelled', null)
    this.#phase = 'attempting'
    let call = 0
    let cancelled = false
    let cancelGrace = () => {}
    const onAbort = () => {
      cancelled = true
      thread.abort(call)
      cancelGrace = this.#endAfterGrace(thread, 'it did not stop when it was told to')
    }
    const wasCancelled = () => cancelled
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      const question = { kind: 'attempt', subgoal } as const
      const { attempt } = await thread.ask(question, 'attempted', (number) => (call = number))
      this.#lastState = attempt.postState
      return attempt
    } catch (error) {
      if (!(error instanceof WorldUnreachableError)) throw error
      const ending = wasCancelled() || this.#isClosed() ? 'cancelled' : 'lost-connection'
      return brokenAttempt(subgoal, this.#lastState, ending, error.message)
    } finally {
      signal.removeEventListener('abort', onAbort)
      cancelGrace()
      if (!this.#isClosed()) this.#phase = 'open'
    }
  }

  async close(): Promise<void> {
    const thread = this.#thread
    const wasOpen = this.#phase !== 'closed'
    this.#phase = 'closed'
    if (thread !== null && wasOpen && thread.alive) {
      const cancelGrace = this.#endAfterGrace(thread, 'it did not close when it was told to')
      // A thread that dies while it closes is closed.
      await thread.ask({ kind: 'close' }, 'closed').catch(() => {})
      cancelGrace()
    }
    if (!this.#options.keepThread) await this.dispose()
  }

  /** Ends the thread. Needed after the last `close` when `keepThread` is set; harmless otherwise. */
  async dispose(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    this.#phase = 'closed'
    await thread?.terminate('it was ended')
  }

  #isClosed(): boolean {
    return this.#phase === 'closed'
  }

  #ensureThread(): WorkerThread {
    if (this.#thread?.alive) return this.#thread
    this.#thread = new WorkerThread({
      entry: this.#options.entry ?? new URL('./worker-main.ts', import.meta.url),
      data: this.#specification,
      silenceMs: this.#options.silenceMs ?? 60_000,
      heapMegabytes: this.#options.heapMegabytes ?? 1_536,
      onEvent: (event) => this.#events.next(event),
    })
    return this.#thread
  }

  #endAfterGrace(thread: WorkerThread, reason: string): () => void {
    return afterWallMs(this.#options.graceMs ?? 10_000, () => void thread.terminate(reason))
  }
}

/** What is known of an attempt of which the thread said nothing: its beginning. */
function brokenAttempt(
  subgoal: Subgoal,
  state: WorldState,
  ending: AttemptEnding,
  text: string | null,
): Attempt {
  return Object.freeze({
    subgoal,
    preState: state,
    trace: text === null ? [] : [{ tick: state.tick, kind: 'server-kick', data: { text } } as const],
    traceEventsLeftOut: 0,
    postState: state,
    ticks: 0,
    ending,
    obstacle: null,
  })
}
