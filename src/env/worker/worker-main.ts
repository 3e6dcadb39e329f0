import { parentPort, workerData } from 'node:worker_threads'
import { createEnvironment } from './create-environment.ts'
import { serveEnvironment } from './serve-environment.ts'
import type { WorkerSpecification } from './worker-specification.ts'

/** The entry of a world's thread: answers the `WorkerEnvironment` that started it. */
if (parentPort === null) throw new Error('worker-main.ts is the entry of a worker thread.')
serveEnvironment(parentPort, () => createEnvironment(workerData as WorkerSpecification))
