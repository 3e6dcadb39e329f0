import type { Subscription } from 'rxjs'
import type { Environment } from '../environment.ts'
import { UsageError } from '../errors.ts'
import { errorToData } from './error-data.ts'
import type { WorkerAnswer, WorkerRequest } from './messages.ts'

/** The end of a message channel, as a worker's `parentPort` has it. */
export interface MessageEnd {
  on(event: 'message', listener: (request: WorkerRequest) => void): unknown
  postMessage(answer: WorkerAnswer): void
}

/**
 * Answers the questions that arrive at `end` with an environment, made anew by each `open`. Whatever the environment
 * throws becomes a `failed` answer.
 */
export function serveEnvironment(end: MessageEnd, createEnvironment: () => Environment): void {
  let environment: Environment | null = null
  let events: Subscription | null = null
  const attempts = new Map<number, AbortController>()

  const present = (): Environment => {
    if (environment !== null) return environment
    throw new UsageError('No world is open.', 'Call open before attempt.')
  }
  const close = async () => {
    await environment?.close()
    events?.unsubscribe()
    environment = null
  }
  const answers = {
    open: async ({ call, task, seed }) => {
      if (environment !== null) throw new UsageError('A world is open.', 'Call close before open.')
      environment = createEnvironment()
      events = environment.events.subscribe((event) => end.postMessage({ kind: 'event', event }))
      try {
        return { kind: 'opened', call, start: await environment.open(task, seed) }
      } catch (error) {
        await close()
        throw error
      }
    },
    attempt: async ({ call, subgoal }) => {
      const controller = new AbortController()
      attempts.set(call, controller)
      try {
        return {
          kind: 'attempted',
          call,
          attempt: await present().attempt(subgoal, controller.signal),
        }
      } finally {
        attempts.delete(call)
      }
    },
    close: async ({ call }) => {
      await close()
      return { kind: 'closed', call }
    },
    ping: ({ call }) => Promise.resolve({ kind: 'pong', call }),
  } satisfies {
    [Kind in Exclude<WorkerRequest['kind'], 'abort'>]: (
      request: Extract<WorkerRequest, { kind: Kind }>,
    ) => Promise<WorkerAnswer>
  }

  end.on('message', (request) => {
    if (request.kind === 'abort') {
      attempts.get(request.call)?.abort()
      return
    }
    const answer = answers[request.kind] as (request: WorkerRequest) => Promise<WorkerAnswer>
    answer(request).then(
      (message) => end.postMessage(message),
      (error: unknown) => end.postMessage({ kind: 'failed', call: request.call, error: errorToData(error) }),
    )
  })
}
