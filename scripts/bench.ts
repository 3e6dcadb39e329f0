/**
 * `npm run bench [-- workload…] [-- --runs 3]`: how fast the embedded world is and where the time goes. Every run is one
 * episode in a thread of its own, agent and world together, one at a time; the shares come from V8's sampling profiler,
 * so that the program itself carries no instrumentation. The section `diagnosis` measures diagnoses of 1,000 events,
 * `distillation` what taking in an attempt costs an agent that knows 100,000, and `policy` deciding, training and the making of datasets.
 * Times of one machine compare only with themselves: use ratios.
 */
import { Worker } from 'node:worker_threads'
import type { BenchMeasure, BenchRequest } from './bench/bench-thread.ts'
import { measureDistillation } from './bench/measure-distillation.ts'
import { measureDiagnosis } from './bench/measure-diagnosis.ts'
import { measurePolicy } from './bench/measure-policy.ts'
import { workloads } from './bench/workloads.ts'
import { readWordsAndNames, wholeNumberFrom } from './support/read-words.ts'

const ticksPerSecond = 20

function measure(request: BenchRequest): Promise<BenchMeasure> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./bench/bench-thread.ts', import.meta.url), {
      workerData: request,
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error(`The run of ${request.workload} ended without a result.`)))
  })
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Median and 99th percentile of all decisions of the runs; null where nobody decided. */
function decisionsOf(
  measures: readonly BenchMeasure[],
): { count: number; medianMs: number; p99Ms: number } | null {
  const times = measures.flatMap(({ decisionMs }) => decisionMs).sort((a, b) => a - b)
  if (times.length === 0) return null
  return { count: times.length, medianMs: median(times), p99Ms: times[Math.floor(times.length * 0.99)]! }
}

/** The share of the time of the runs in which learning was done, 0 to 1. */
function shareOfLearning(measures: readonly BenchMeasure[]): number {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return sum(measures.flatMap(({ distilledMs }) => distilledMs)) / sum(measures.map(({ wallMs }) => wallMs))
}

const { values, positionals } = readWordsAndNames({
  runs: { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
})
const runs = wholeNumberFrom('runs', values.runs, 1, 100)
const names = [...workloads.map(({ name }) => name), 'diagnosis', 'distillation', 'policy']
const unknown = positionals.find((name) => !names.includes(name))
if (unknown !== undefined) {
  console.error(`There is no workload "${unknown}". The workloads are ${names.join(', ')}.`)
  process.exit(2)
}

if (positionals.length === 0 || positionals.includes('diagnosis')) {
  const { events, medianMs, p99Ms } = measureDiagnosis()
  console.log(
    values.json
      ? JSON.stringify({ workload: 'diagnosis', events, medianMs, p99Ms })
      : `diagnosis: an attempt of ${events} events in ${medianMs.toFixed(3)} ms (median), ${p99Ms.toFixed(3)} ms (p99)`,
  )
}

if (positionals.length === 0 || positionals.includes('distillation')) {
  const { experiences, subjects, medianMs, p99Ms } = measureDistillation()
  console.log(
    values.json
      ? JSON.stringify({ workload: 'distillation', experiences, subjects, medianMs, p99Ms })
      : `distillation: an attempt after ${experiences} others in ${medianMs.toFixed(3)} ms (median), ${p99Ms.toFixed(3)} ms (p99)`,
  )
}

if (positionals.length === 0 || positionals.includes('policy')) {
  const measured = await measurePolicy()
  const { candidates, decide, bare, stepsPerSecond, bareStepsPerSecond, rows, rowsPerSecond } = measured
  console.log(
    values.json
      ? JSON.stringify({ workload: 'policy', ...measured })
      : [
          `policy: deciding among ${candidates} candidates in ${decide.medianMs.toFixed(3)} ms (median), ${decide.p99Ms.toFixed(3)} ms (p99); ` +
            `the network alone ${bare.medianMs.toFixed(3)} and ${bare.p99Ms.toFixed(3)} ms`,
          `  training: ${stepsPerSecond.toFixed(0)} steps a second of processor time, ${(stepsPerSecond / bareStepsPerSecond).toFixed(2)} of the graph alone`,
          `  dataset: ${rows} rows, ${rowsPerSecond.toFixed(0)} a second (100,000 in ${(100_000 / rowsPerSecond).toFixed(0)} s); ` +
            `memory grew by ${measured.grownMegabytes.toFixed(0)} MB over the second half`,
        ].join('\n'),
  )
}

for (const { name } of workloads.filter(
  (one) => positionals.length === 0 || positionals.includes(one.name),
)) {
  const measures: BenchMeasure[] = []
  for (let seed = 1; seed <= runs; seed++) measures.push(await measure({ workload: name, seed }))
  const speeds = measures.map(({ gameTicks, wallMs }) => gameTicks / (wallMs / 1_000))
  const cpuSpeeds = measures.map(({ gameTicks, cpuMs }) => gameTicks / (cpuMs / 1_000))
  const parts = new Set(measures.flatMap(({ shares }) => [...shares.keys()]))
  const shares = [...parts]
    .map((part) => [part, median(measures.map((one) => one.shares.get(part) ?? 0))] as const)
    .sort((a, b) => b[1] - a[1])
  const decisions = decisionsOf(measures)
  const peakMegabytes = process.resourceUsage().maxRSS / 1_024
  if (values.json) {
    const outcome = measures.map(
      ({ shares: _shares, decisionMs: _decisionMs, distilledMs: _distilledMs, ...rest }) => rest,
    )
    console.log(
      JSON.stringify({
        workload: name,
        ticksPerSecond: median(speeds),
        ticksPerProcessorSecond: median(cpuSpeeds),
        peakMegabytes,
        decisions,
        shareOfLearning: shareOfLearning(measures),
        shares: Object.fromEntries(shares),
        runs: outcome,
      }),
    )
    continue
  }
  const timesReal = (speed: number) => (speed / ticksPerSecond).toFixed(0)
  console.log(
    `${name}: ${median(speeds).toFixed(0)} game ticks a second, ${timesReal(median(speeds))} x real time; ` +
      `${timesReal(median(cpuSpeeds))} x by processor time (median of ${runs}); ` +
      `peak memory so far ${peakMegabytes.toFixed(0)} MB`,
  )
  for (const { seed, gameTicks, wallMs, ending } of measures) {
    console.log(`  seed ${seed}: ${gameTicks} ticks in ${(wallMs / 1_000).toFixed(2)} s: ${ending}`)
  }
  if (decisions !== null) {
    const { count, medianMs, p99Ms } = decisions
    console.log(
      `  ${count} decisions: planned in ${medianMs.toFixed(2)} ms (median), ${p99Ms.toFixed(1)} ms (p99)`,
    )
    console.log(`  learning: ${(shareOfLearning(measures) * 100).toFixed(2)} % of the time`)
  }
  for (const [part, share] of shares) console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${part}`)
}
