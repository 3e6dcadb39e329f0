import { Worker } from 'node:worker_threads'
import { afterWallMs } from '../clock/real-time.ts'
import type { EnvironmentEvent } from '../environment.ts'
import { WorldUnreachableError } from '../errors.ts'
import { errorFromData } from './error-data.ts'
import type { WorkerAnswer, WorkerRequest } from './messages.ts'
import { createCallCounter } from './messages.ts'

export interface WorkerThreadOptions {
  /** The module that the thread runs; it must answer `WorkerRequest`s. */
  readonly entry: URL
  /** Handed to it as `workerData`; plain data. */
  readonly data: unknown
  /** Wall time without any sign of life after which the thread counts as hung and is ended. */
  readonly silenceMs: number
  /** Old-space heap beyond which the thread is ended. */
  readonly heapMegabytes: number
  readonly onEvent: (event: EnvironmentEvent) => void
}

type AnswerOf<Kind extends WorkerAnswer['kind']> = Extract<WorkerAnswer, { kind: Kind }>
type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'call'> : never
type Question = Unnumbered<Exclude<WorkerRequest, { kind: 'abort' | 'ping' }>>

interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * Young heap of a thread: V8 makes two halves of a third of it each. Left to itself it takes up to 192, which costs as much
 * processor time and never comes back.
 */
const youngMegabytes = 48

/** How many pings fit into the allowed silence: counted, not timed, so that a busy main thread kills no one. */
const pingsPerSilence = 10

/**
 * A thread that is asked questions and always answers: when it crashes, runs out of memory or hangs, every question
 * under way and every later one is rejected with a `WorldUnreachableError` of fault `host-crashed`.
 */
export class WorkerThread {
  readonly #worker: Worker
  readonly #options: WorkerThreadOptions
  readonly #waiting = new Map<number, Waiting>()
  readonly #nextCall = createCallCounter()
  #crash: WorldUnreachableError | null = null
  #unansweredPings = 0
  #cancelPing: () => void = () => {}

  constructor(options: WorkerThreadOptions) {
    this.#options = options
    this.#worker = new Worker(options.entry, {
      workerData: options.data,
      // The options of this process (loaders, inspectors of a test runner) are not the thread's.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: {
        maxOldGenerationSizeMb: options.heapMegabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
    })
    this.#worker.on('message', (answer: WorkerAnswer) => this.#receive(answer))
    this.#worker.on('error', (error: Error) => this.#end(crashed(error.message, error)))
    this.#worker.on('exit', (code) => this.#end(crashed(`it exited with code ${code}`)))
    this.#ping()
  }

  /** False once the thread has ended, for whatever reason. */
  get alive(): boolean {
    return this.#crash === null
  }

  /** Asks; `call` is told at once the number by which the question can be aborted. */
  ask<Kind extends WorkerAnswer['kind']>(
    question: Question,
    _expected: Kind,
    onCall: (call: number) => void = () => {},
  ): Promise<AnswerOf<Kind>> {
    const call = this.#nextCall()
    onCall(call)
    return new Promise((resolve, reject) => {
      if (this.#crash !== null) {
        reject(this.#crash)
        return
      }
      this.#waiting.set(call, { resolve: (answer) => resolve(answer as AnswerOf<Kind>), reject })
      this.#worker.postMessage({ ...question, call })
    })
  }

  abort(call: number): void {
    this.#worker.postMessage({ kind: 'abort', call } satisfies WorkerRequest)
  }

  /** Ends the thread whatever it does. Questions under way are rejected with `reason` as the cause. */
  async terminate(reason: string): Promise<void> {
    this.#end(crashed(reason))
    await this.#worker.terminate()
  }

  #receive(answer: WorkerAnswer): void {
    this.#unansweredPings = 0
    if (answer.kind === 'event') {
      this.#options.onEvent(answer.event)
      return
    }
    const waiting = this.#waiting.get(answer.call)
    this.#waiting.delete(answer.call)
    if (answer.kind === 'failed') waiting?.reject(errorFromData(answer.error))
    else waiting?.resolve(answer)
  }

  #ping(): void {
    this.#cancelPing = afterWallMs(this.#options.silenceMs / pingsPerSilence, () => {
      if (++this.#unansweredPings > pingsPerSilence) {
        void this.terminate(`it gave no sign of life for ${this.#options.silenceMs / 1000} s`)
        return
      }
      this.#worker.postMessage({ kind: 'ping', call: this.#nextCall() } satisfies WorkerRequest)
      this.#ping()
    })
  }

  #end(crash: WorldUnreachableError): void {
    if (this.#crash !== null) return
    this.#crash = crash
    this.#cancelPing()
    for (const { reject } of this.#waiting.values()) reject(crash)
    this.#waiting.clear()
  }
}

function crashed(reason: string, cause?: Error): WorldUnreachableError {
  return new WorldUnreachableError(
    'host-crashed',
    `The thread that holds the world ended: ${reason.replace(/\.$/, '')}.`,
    'Run again; if it happens again with the same seed, report it with the message above.',
    { cause },
  )
}
