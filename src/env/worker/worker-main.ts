import { parentPort, workerData } from 'node:worker_threads'
import { createEnvironment } from './create-environment.ts'
import { rehearse } from './rehearsal.ts'
import { serveEnvironment } from './serve-environment.ts'
import type { WorkerSpecification } from './worker-specification.ts'

/** The entry of a world's thread: answers the `WorkerEnvironment` that started it. */
if (parentPort === null) throw new Error('worker-main.ts is the entry of a worker thread.')
const specification = workerData as WorkerSpecification
const { host } = specification
if (host.kind === 'embedded' && host.speed === 'max' && host.isMeasured === true) await rehearse()
serveEnvironment(parentPort, () => createEnvironment(specification))
