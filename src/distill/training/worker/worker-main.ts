import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { StevolveError } from '../../../env/index.ts'
import { DatasetFile } from '../../dataset/file/dataset-file.ts'
import { readCheckpoint, writeCheckpoint } from '../onnx/checkpoint.ts'
import { trainPolicy } from '../onnx/train-policy.ts'
import { TrainingError } from '../training-error.ts'
import type { TrainingJob, TrainingMessage } from './messages.ts'

const { dataset: file, settings, checkpoint } = workerData as TrainingJob
const port = parentPort!
const stop = new Error('stopped')
let isStopped = false
port.once('message', () => (isStopped = true))

function tell(message: TrainingMessage): void {
  port.postMessage(message)
}

async function train(): Promise<void> {
  const dataset = DatasetFile.open(file)
  try {
    const identity = { settings, dataset: dataset.version }
    const earlier = readCheckpoint(checkpoint, identity)
    if (earlier !== null) tell({ kind: 'earlier', history: earlier.history })
    const { parameters, outcome } = await trainPolicy(dataset, settings, earlier, {
      onSteps: async (epoch, done, of) => {
        tell({ kind: 'steps', epoch, done, of })
        // The graph blocks this thread: only now a wish to stop can come in.
        await setImmediate()
        if (isStopped) throw stop
      },
      onEpoch: (report, state) => {
        writeCheckpoint(checkpoint, identity, state)
        tell({ kind: 'epoch', report })
      },
    })
    tell({ kind: 'done', parameters, outcome, attempts: dataset.attemptsOf(dataset.rowsOf('train')) })
  } finally {
    dataset.close()
  }
}

try {
  await train()
} catch (error) {
  if (error === stop) tell({ kind: 'stopped' })
  else if (error instanceof TrainingError) {
    tell({ kind: 'failed', fault: error.fault, message: error.message, cure: error.cure })
  } else if (error instanceof StevolveError) {
    tell({ kind: 'failed', fault: 'usage', message: error.message, cure: error.cure })
  } else throw error
} finally {
  port.close()
}
