/**
 * `npm run policy-parity [-- --python python3] [-- --json]`: the same parameters and the same rows for the TypeScript trainer and for
 * scripts/train_policy.py, which each make their batch of them; loss and slopes must agree to 1e-4 of the largest for every kind of lessons. Exits 1 where they do not, 2 where PyTorch is not to be had.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Tensor } from 'onnxruntime-node'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSafetensorsHeader, safetensorsHead } from '../src/distill/dataset/file/safetensors.ts'
import { defaultArchitecture, encodeDecision } from '../src/distill/index.ts'
import type { Architecture } from '../src/distill/training/architecture.ts'
import { initialParameters, parameterShapes } from '../src/distill/training/architecture.ts'
import type { RowSource } from '../src/distill/training/batches.ts'
import { makeBatches } from '../src/distill/training/batches.ts'
import { batchTensors, judgingGraph } from '../src/distill/training/graph/training-graph.ts'
import type { LessonKind } from '../src/distill/training/training-settings.ts'
import { lessonKinds } from '../src/distill/training/training-settings.ts'
import { createSession } from '../src/distill/training/onnx/create-session.ts'
import { createRandom } from '../src/env/index.ts'
import { playedRecord, sampleOpening } from './bench-memory/made-up-life.ts'
import { readWords } from './support/read-words.ts'

const tolerance = 1e-4
const decisions = 64
const lossWeights = { choice: 1, pair: 0.5, success: 0.5 }
const architectures: Readonly<Record<string, Architecture>> = {
  default: defaultArchitecture,
  deep: { ...defaultArchitecture, contextLayers: [256, 128], candidateLayers: [128], jointLayers: [128, 64] },
}

const options = readWords({
  python: { type: 'string', default: 'python3' },
  json: { type: 'boolean', default: false },
})
const script = join(import.meta.dirname, 'train_policy.py')
const folder = mkdtempSync(join(tmpdir(), 'stevolve-parity-'))
try {
  const runs = Object.entries(architectures).flatMap(([name, architecture]) =>
    lessonKinds.map((lessons) => ({ name, architecture, lessons })),
  )
  for (const { name, architecture, lessons } of runs) {
    const { torch, loss, slope } = await compare(name, architecture, lessons)
    const agrees = loss < tolerance && slope < tolerance
    if (!agrees) process.exitCode = 1
    console.log(
      options.json
        ? JSON.stringify({ architecture: name, lessons, torch, loss, slope, tolerance, agrees })
        : `${name}, ${lessons}: PyTorch ${torch}, loss off by ${loss.toExponential(1)}, slopes by ${slope.toExponential(1)} of the largest: ` +
            (agrees ? 'they agree' : `they differ by more than ${tolerance}`),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string, architecture: Architecture, lessons: LessonKind) {
  const parameters = initialParameters(architecture, 5)
  const source = madeUpRows()
  const rows = Int32Array.from({ length: decisions }, (_row, index) => index)
  const batch = makeBatches(source, rows, decisions, lessons, architecture)
  const [rowsFile, resultFile] = [join(folder, `${name}.rows`), join(folder, `${name}.result`)]
  writeRows(rowsFile, parameters, source, architecture, lessons)
  const run = spawnSync(options.python, [script, 'judge', '--rows', rowsFile, '--out', resultFile], {
    encoding: 'utf8',
    timeout: 300_000,
  })
  if (run.status !== 0) {
    const why = run.error?.message ?? run.stderr.trim().split('\n').at(-1) ?? 'no reason given'
    console.error(`PyTorch could not be asked, so nothing was compared: ${why}`)
    console.error(
      'Give another Python with --python, for example: npm run policy-parity -- --python /usr/bin/python3',
    )
    process.exit(2)
  }
  const theirs = readResult(resultFile)
  const session = await createSession(judgingGraph({ architecture, lossWeights }))
  const results = await session.run({
    parameters: new Tensor('float32', parameters, [parameters.length]),
    ...Object.fromEntries(
      batchTensors.map((tensor) => {
        const { data, shape } = batch[tensor]
        return [tensor, new Tensor('float32', data, shape.slice(1))]
      }),
    ),
  })
  const ours = (result: string) => results[result]!.data as Float32Array
  return {
    torch: theirs.torch,
    loss: distance(ours('losses'), theirs.losses),
    slope: largestByParameter(ours('slope'), theirs.slope, architecture),
  }
}

/** Decisions of an agent that never was, with every kind of label. */
function madeUpRows(): RowSource {
  const random = createRandom('parity')
  const made = Array.from({ length: decisions }, (_decision, index) => {
    const { attempt } = playedRecord(index, index % 50)
    const count = 1 + random.below(9)
    const candidates = Array.from({ length: count }, (_candidate, at) => ({
      subgoal: playedRecord(index + at, at).attempt.subgoal,
    }))
    const target = index % 3 === 2 ? -1 : random.below(count)
    const rejected = target >= 0 && count > 1 && index % 2 === 1 ? (target + 1) % count : -1
    const tried = rejected >= 0 ? rejected : Math.max(0, target)
    // Every other choice beside which another was better had worked all the same.
    const isPreferred = rejected >= 0 && index % 4 === 1
    return {
      encoded: encodeDecision(attempt.preState, sampleOpening.task.goal, candidates),
      count,
      target,
      rejected,
      tried,
      succeeded: Number(isPreferred || (rejected < 0 && target >= 0)),
      weight: 0.5 + (index % 3) / 2,
    }
  })
  return {
    columns: {
      tried: Int32Array.from(made, ({ tried }) => tried),
      target: Int32Array.from(made, ({ target }) => target),
      rejected: Int32Array.from(made, ({ rejected }) => rejected),
      succeeded: Int32Array.from(made, ({ succeeded }) => succeeded),
      weight: Float32Array.from(made, ({ weight }) => weight),
    },
    candidatesOf: (row) => made[row]!.count,
    readContext: (row, target) => target.set(made[row]!.encoded.context),
    readCandidates: (row, target) => target.set(made[row]!.encoded.candidates),
  }
}

/** As an exported dataset is laid out (dataset-tensors.ts), with the parameters besides. */
function writeRows(
  file: string,
  parameters: Float32Array,
  source: RowSource,
  architecture: Architecture,
  lessons: LessonKind,
): void {
  const { contextFeatures, candidateFeatures } = architecture
  let candidateCount = 0
  const ends = Int32Array.from(
    { length: decisions },
    (_row, row) => (candidateCount += source.candidatesOf(row)),
  )
  const context = new Float32Array(decisions * contextFeatures)
  const candidates = new Float32Array(candidateCount * candidateFeatures)
  ends.forEach((end, row) => {
    source.readContext(row, context.subarray(row * contextFeatures, (row + 1) * contextFeatures))
    const begin = end - source.candidatesOf(row)
    source.readCandidates(row, candidates.subarray(begin * candidateFeatures, end * candidateFeatures))
  })
  const { weight, ...integers } = source.columns
  const tensors = [
    { name: 'parameters', dtype: 'F32' as const, shape: [parameters.length], data: parameters },
    { name: 'context', dtype: 'F32' as const, shape: [decisions, contextFeatures], data: context },
    {
      name: 'candidates',
      dtype: 'F32' as const,
      shape: [candidateCount, candidateFeatures],
      data: candidates,
    },
    { name: 'weight', dtype: 'F32' as const, shape: [decisions], data: weight },
    ...Object.entries({ candidate_ends: ends, ...integers }).map(([name, data]) => ({
      name,
      dtype: 'I32' as const,
      shape: [decisions],
      data,
    })),
  ]
  const head = safetensorsHead(tensors, { plan: JSON.stringify({ architecture, lessons, lossWeights }) })
  const parts = tensors.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  writeFileSync(file, Buffer.concat([head, ...parts]))
}

function readResult(file: string) {
  const bytes = readFileSync(file)
  const headerBytes = Number(bytes.readBigUInt64LE(0))
  const data = bytes.subarray(8 + headerBytes)
  const { tensors, metadata } = parseSafetensorsHeader(bytes.subarray(8, 8 + headerBytes), data.length)
  const numbers = (name: string) => {
    const [begin, end] = tensors[name]!.data_offsets
    return Float32Array.from({ length: (end - begin) / 4 }, (_value, index) =>
      data.readFloatLE(begin + 4 * index),
    )
  }
  return {
    torch: metadata['torch'] ?? 'of unknown version',
    losses: numbers('losses'),
    slope: numbers('slope'),
  }
}

/** Largest distance of two vectors in parts of the largest number. */
function distance(one: Float32Array, other: Float32Array): number {
  let [largest, farthest] = [0, one.length === other.length ? 0 : Infinity]
  one.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value), Math.abs(other[index]!))
    farthest = Math.max(farthest, Math.abs(value - other[index]!))
  })
  return farthest / Math.max(largest, 1e-12)
}

/** The same for the slope of each matrix and vector by itself, the worst of them. */
function largestByParameter(one: Float32Array, other: Float32Array, architecture: Architecture): number {
  let [offset, worst] = [0, 0]
  for (const { size } of parameterShapes(architecture)) {
    worst = Math.max(
      worst,
      distance(one.subarray(offset, offset + size), other.subarray(offset, offset + size)),
    )
    offset += size
  }
  return worst
}
