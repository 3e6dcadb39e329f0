import { Worker } from 'node:worker_threads'
import type { CaseName } from '../../test/support/faults/case-list.ts'
import type { CaseResult } from '../../test/support/faults/score/case-result.ts'

/** Real time after which a case hangs. Its thread is given up and the case counts as invalid. */
const caseTimeoutMs = 120_000

interface PoolOptions {
  readonly workers: number
  readonly onResult: (result: CaseResult) => void
  readonly signal: AbortSignal
}

/** Plays cases in threads; each thread takes the next case when it is done with one. Ends early when aborted. */
export async function playCases(cases: readonly CaseName[], options: PoolOptions): Promise<void> {
  const open = [...cases]
  const threads = Array.from({ length: Math.min(options.workers, cases.length) }, () =>
    playFrom(open, options),
  )
  await Promise.all(threads)
}

async function playFrom(open: CaseName[], { onResult, signal }: PoolOptions): Promise<void> {
  let thread = startThread()
  try {
    while (!signal.aborted) {
      const next = open.shift()
      if (next === undefined) return
      const result = await playIn(thread, next, signal)
      if (result === null) return
      onResult(result)
      if (result.ending !== 'hung') continue
      await thread.terminate()
      thread = startThread()
    }
  } finally {
    await thread.terminate()
  }
}

function startThread(): Worker {
  return new Worker(new URL('accuracy-thread.ts', import.meta.url), { stdout: false })
}

/** Null when the signal was aborted before the case was over. */
function playIn(thread: Worker, name: CaseName, signal: AbortSignal): Promise<CaseResult | null> {
  return new Promise((resolve) => {
    const settle = (result: CaseResult | null) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      thread.off('message', settle)
      thread.off('error', fail)
      resolve(result)
    }
    const stop = () => settle(null)
    const fail = (error: unknown) =>
      settle(hung(name, `its thread ended: ${error instanceof Error ? error.message : String(error)}`))
    const timer = setTimeout(() => settle(hung(name, 'it did not end')), caseTimeoutMs)
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', settle)
    thread.on('error', fail)
    thread.postMessage(name)
  })
}

function hung(name: CaseName, why: string): CaseResult {
  const nothing = { label: 'unknown', confidence: null } as const
  return {
    ...name,
    ...{ generator: '', title: '', version: '', subgoal: '', ticks: 0, ending: 'hung', invalid: why },
    answers: { diagnosis: nothing, obstacle: nothing, labels: nothing, outcome: nothing },
  }
}
