import { Worker } from 'node:worker_threads'
import { UsageError } from '../../../env/index.ts'
import { TrainingError } from '../training-error.ts'
import type { EpochReport, TrainingOutcome } from '../training-progress.ts'
import type { TrainingJob, TrainingMessage } from './messages.ts'

/** Who wants to know how a training in a thread goes on. */
export interface ThreadListener {
  /** Epochs of a training that was stopped and now goes on. */
  onEarlier(history: readonly EpochReport[]): void
  onSteps(epoch: number, done: number, of: number): void
  onEpoch(report: EpochReport): void
}

/** What came of a training in a thread. */
export interface ThreadResult {
  readonly parameters: Float32Array<ArrayBuffer>
  readonly outcome: TrainingOutcome
  /** Ids of the attempts that were trained on. */
  readonly attempts: readonly number[]
}

/**
 * Trains in a thread of its own, so that the caller stays awake. Resolves to null where `signal` stopped it; the checkpoint then has every
 * epoch that was finished. Throws what the training throws; a thread that crashes is a bug and rejects with its error.
 */
export function trainInThread(
  job: TrainingJob,
  listener: ThreadListener,
  signal: AbortSignal,
): Promise<ThreadResult | null> {
  if (signal.aborted) return Promise.resolve(null)
  const worker = new Worker(new URL('./worker-main.ts', import.meta.url), {
    workerData: job,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const stop = () => worker.postMessage('stop')
  signal.addEventListener('abort', stop, { once: true })
  return new Promise<ThreadResult | null>((resolve, reject) => {
    worker.on('message', (message: TrainingMessage) => {
      // What the listener throws, as a record that cannot be written, ends the training.
      try {
        if (message.kind === 'done') resolve(message)
        else if (message.kind === 'stopped') resolve(null)
        else if (message.kind === 'failed') reject(errorOf(message))
        else tell(listener, message)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the training thread ended early with code ${code}`)))
  }).finally(async () => {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  })
}

function tell(
  listener: ThreadListener,
  message: Extract<TrainingMessage, { kind: 'earlier' | 'steps' | 'epoch' }>,
): void {
  if (message.kind === 'earlier') listener.onEarlier(message.history)
  else if (message.kind === 'epoch') listener.onEpoch(message.report)
  else listener.onSteps(message.epoch, message.done, message.of)
}

function errorOf({ fault, message, cure }: Extract<TrainingMessage, { kind: 'failed' }>): Error {
  return fault === 'usage' ? new UsageError(message, cure) : new TrainingError(fault, message, cure)
}
