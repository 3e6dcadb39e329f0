import { Session } from 'node:inspector/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { wallNowMs } from '../../src/env/clock/real-time.ts'
import { loadWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import { createEnvironment } from '../../src/env/worker/create-environment.ts'
import { rehearse } from '../../src/env/worker/rehearsal.ts'
import { worldsFolder } from '../../src/cli/suite-file.ts'
import { sharesByPart } from './profile-shares.ts'
import { workloads } from './workloads.ts'

/** What the thread is asked for. */
export interface BenchRequest {
  readonly workload: string
  readonly seed: number
}

/** What it measured, from the spawn to the end of the episode. */
export interface BenchMeasure {
  readonly seed: number
  readonly gameTicks: number
  readonly wallMs: number
  /** Processor time of the thread; hardly changed by what else the machine does. */
  readonly cpuMs: number
  readonly ending: string
  /** Of the planner for each decision, in milliseconds. */
  readonly decisionMs: readonly number[]
  /** Of learning from each attempt, in milliseconds. */
  readonly distilledMs: readonly number[]
  readonly shares: ReadonlyMap<string, number>
}

const { workload: name, seed } = workerData as BenchRequest
const workload = workloads.find((candidate) => candidate.name === name)!
// As the thread of a run does before it opens its world.
await rehearse()
const environment = createEnvironment({
  perception: 'sight',
  host: { kind: 'embedded', world: loadWorldFile('default', worldsFolder), speed: 'max' },
})
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: 500 })
let startMs = 0
let startCpu = process.threadCpuUsage()
const { gameTicks, ending, decisionMs, distilledMs } = await workload.play(environment, seed, () => {
  void session.post('Profiler.start')
  // Starting the profiler takes time of its own.
  startMs = wallNowMs()
  startCpu = process.threadCpuUsage()
})
const wallMs = wallNowMs() - startMs
const { user, system } = process.threadCpuUsage(startCpu)
const { profile } = await session.post('Profiler.stop')
session.disconnect()
parentPort?.postMessage({
  seed,
  gameTicks,
  wallMs,
  cpuMs: (user + system) / 1_000,
  ending,
  decisionMs,
  distilledMs,
  shares: sharesByPart(profile),
} satisfies BenchMeasure)
