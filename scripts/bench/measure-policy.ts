import { mkdtempSync, rmSync } from 'node:fs'
import { Tensor } from 'onnxruntime-node'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScorerPolicy } from '../../src/agent/index.ts'
import { DatasetBuilder } from '../../src/distill/dataset/dataset-builder.ts'
import { DatasetFile } from '../../src/distill/dataset/file/dataset-file.ts'
import { DatasetWriter } from '../../src/distill/dataset/file/dataset-writer.ts'
import {
  defaultArchitecture,
  defaultTraining,
  encodeDecision,
  featureLayout,
} from '../../src/distill/index.ts'
import type { TrainingSettings } from '../../src/distill/index.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { makeBatches } from '../../src/distill/training/batches.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { batchTensors, trainingGraph } from '../../src/distill/training/graph/training-graph.ts'
import { createSession } from '../../src/distill/training/onnx/create-session.ts'
import { OnnxScorer } from '../../src/distill/training/onnx/onnx-scorer.ts'
import { Trainer } from '../../src/distill/training/onnx/trainer.ts'
import { adamConstants } from '../../src/distill/training/training-settings.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { readDecidedEpisodes } from '../../src/memory/sqlite/read-decided-episodes.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { outcomeOf, playedRecord, sampleOpening } from '../bench-memory/made-up-life.ts'

interface Times {
  readonly medianMs: number
  readonly p99Ms: number
}

/** What a policy costs. */
export interface PolicyMeasure {
  readonly candidates: number
  /** A decision of the policy, and the network alone with features at hand. */
  readonly decide: Times
  readonly bare: Times
  /** Steps of training by processor time, and those of the graph alone with batches at hand. */
  readonly stepsPerSecond: number
  readonly bareStepsPerSecond: number
  /** Rows that were read from a record, encoded and written, and the growth of resident memory over the second half of them. */
  readonly rows: number
  readonly rowsPerSecond: number
  readonly grownMegabytes: number
}

const candidates = 64
const candidatesPerRow = 6
const decisions = 3_000
const episodes = 40
const attemptsPerEpisode = 50
/** How often the record is read: as much work as a record so many times as large. */
const readings = 10
const chunkSteps = 32
const chunks = 24

const settings: TrainingSettings = { ...defaultTraining, architecture: defaultArchitecture }

/** Measures deciding, training and the making of datasets, one after another. */
export async function measurePolicy(): Promise<PolicyMeasure> {
  const folder = mkdtempSync(join(tmpdir(), 'stevolve-bench-'))
  try {
    const file = join(folder, 'rows.safetensors')
    return {
      candidates,
      ...(await measureDeciding()),
      ...measureDataset(folder, file),
      ...(await measureTraining(file)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Each sample is done so often, and the fastest counts: what else the machine does is left out. */
const turns = 3

async function timed(work: () => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (let sample = -300; sample < decisions; sample++) {
    let fastest = Infinity
    for (let turn = 0; turn < turns; turn++) {
      const startMs = nowMs()
      await work()
      fastest = Math.min(fastest, nowMs() - startMs)
    }
    if (sample >= 0) times.push(fastest)
  }
  times.sort((one, other) => one - other)
  return { medianMs: times[decisions >> 1]!, p99Ms: times[Math.floor(decisions * 0.99)]! }
}

async function measureDeciding(): Promise<Pick<PolicyMeasure, 'decide' | 'bare'>> {
  const bytes = modelFile(initialParameters(settings.architecture, 1), {
    format: 1,
    name: 'bench@1',
    layout: featureLayout,
    architecture: settings.architecture,
    training: settings,
    dataset: '0'.repeat(64),
    temperature: 1,
    bias: 0,
    margin: 0,
    isStyled: false,
  })
  const policy = new ScorerPolicy('bench', await OnnxScorer.load(bytes, 'bench'))
  const { attempt } = playedRecord(1, 30)
  const { goal } = sampleOpening.task
  const proposed = Array.from({ length: candidates }, (_candidate, index) => ({
    subgoal: playedRecord(index, index).attempt.subgoal,
    purpose: 'bench',
  }))
  const session = await createSession(bytes)
  const encoded = encodeDecision(attempt.preState, goal, proposed)
  const feeds = {
    context: new Tensor('float32', encoded.context, [1, featureLayout.context.length]),
    candidates: new Tensor('float32', encoded.candidates, [1, candidates, featureLayout.candidate.length]),
    mask: new Tensor('float32', new Float32Array(candidates).fill(1), [1, candidates]),
  }
  return {
    bare: await timed(() => session.run(feeds)),
    decide: await timed(() => policy.rank(attempt.preState, goal, proposed)),
  }
}

function measureDataset(
  folder: string,
  file: string,
): Pick<PolicyMeasure, 'rows' | 'rowsPerSecond' | 'grownMegabytes'> {
  const record = openRecord(join(folder, 'stevolve.db'))
  const clock = { isoDate: () => '2030-01-01T00:00:00.000Z', nowMs }
  const recorder = new SqliteEpisodeRecorder(record, clock, {
    name: 'bench',
    configuration: {},
    versions: {},
  })
  for (let seed = 1; seed <= episodes; seed++) {
    const handle = recorder.begin({ ...sampleOpening, seed })
    const attempts = Array.from({ length: attemptsPerEpisode }, (_attempt, index) => {
      const played = playedRecord(seed, index)
      const others = Array.from({ length: candidatesPerRow - 1 }, (_other, at) => ({
        ...played.decision.considered[0]!,
        subgoal: playedRecord(seed + at + 1, index).attempt.subgoal,
      }))
      const considered = [...played.decision.considered, ...others]
      return { ...played, decision: { ...played.decision, considered } }
    })
    for (const attempt of attempts) handle.recordAttempt(attempt)
    handle.end(outcomeOf(attempts))
  }
  const writer = new DatasetWriter(file)
  const builder = new DatasetBuilder((row, encoded) => writer.add(row, encoded))
  const startMs = nowMs()
  let halfway = 0
  for (let reading = 0; reading < readings; reading++) {
    for (const episode of readDecidedEpisodes(record)) builder.add(episode)
    if (reading === readings / 2 - 1) halfway = process.memoryUsage.rss()
  }
  const { version, counts } = builder.finish()
  const grownMegabytes = (process.memoryUsage.rss() - halfway) / 1e6
  writer.finish({ version, layout: JSON.stringify(featureLayout) })
  const seconds = (nowMs() - startMs) / 1_000
  record.close()
  return { rows: counts.rows, rowsPerSecond: counts.rows / seconds, grownMegabytes }
}

async function measureTraining(
  file: string,
): Promise<Pick<PolicyMeasure, 'stepsPerSecond' | 'bareStepsPerSecond'>> {
  const dataset = DatasetFile.open(file)
  const { batch, lessons, architecture, pairWeight, successWeight, weightDecay } = settings
  const rows = dataset.rowsOf('train').subarray(0, chunkSteps * batch)
  const trainer = await Trainer.create(settings, dataset)
  const state = (await trainer.trainEpoch(trainer.begin(), rows, 1)).state
  let startMs = processorMs()
  for (let chunk = 0; chunk < chunks; chunk++) await trainer.trainEpoch(state, rows, 2 + chunk)
  const steps = chunks * Math.ceil(rows.length / batch)
  const stepsPerSecond = steps / ((processorMs() - startMs) / 1_000)
  await trainer.close()

  const lossWeights = { choice: 1, pair: pairWeight, success: successWeight }
  const session = await createSession(
    trainingGraph({ architecture, lossWeights }, { ...adamConstants, weightDecay }),
  )
  const batches = makeBatches(dataset, rows, batch, lessons, architecture)
  const flat = (values: Float32Array) => new Tensor('float32', values, [values.length])
  const perChunk = Math.ceil(rows.length / batch)
  const feeds = {
    steps: new Tensor('int64', BigInt64Array.of(BigInt(perChunk)), []),
    first_step: new Tensor('float32', Float32Array.of(1), []),
    learning_rates: new Tensor('float32', new Float32Array(perChunk).fill(1e-3), [perChunk]),
    parameters: flat(state.parameters),
    mean: flat(state.mean),
    square: flat(state.square),
    ...Object.fromEntries(
      batchTensors.map((name) => [name, new Tensor('float32', batches[name].data, batches[name].shape)]),
    ),
  }
  await session.run(feeds)
  startMs = processorMs()
  for (let chunk = 0; chunk < chunks; chunk++) await session.run(feeds)
  const bareStepsPerSecond = steps / ((processorMs() - startMs) / 1_000)
  dataset.close()
  return { stepsPerSecond, bareStepsPerSecond }
}
