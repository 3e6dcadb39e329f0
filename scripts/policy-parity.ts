/**
 * `npm run policy-parity [-- --python python3] [-- --json]`: the same parameters and the same batch for the TypeScript trainer and for
 * scripts/train_policy.py; loss and slopes must agree to 1e-4 of the largest. Exits 1 where they do not, 2 where PyTorch is not to be had.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Tensor } from 'onnxruntime-node'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseSafetensorsHeader, safetensorsHead } from '../src/distill/dataset/file/safetensors.ts'
import { defaultArchitecture, encodeDecision } from '../src/distill/index.ts'
import type { Architecture } from '../src/distill/training/architecture.ts'
import { initialParameters, parameterShapes } from '../src/distill/training/architecture.ts'
import type { Batches, RowSource } from '../src/distill/training/batches.ts'
import { makeBatches } from '../src/distill/training/batches.ts'
import { batchTensors, judgingGraph } from '../src/distill/training/graph/training-graph.ts'
import { createSession } from '../src/distill/training/onnx/create-session.ts'
import { createRandom } from '../src/env/index.ts'
import { playedRecord, sampleOpening } from './bench-memory/made-up-life.ts'

const tolerance = 1e-4
const decisions = 64
const lossWeights = { choice: 1, pair: 0.5, success: 0.5 }
const architectures: Readonly<Record<string, Architecture>> = {
  default: defaultArchitecture,
  deep: { ...defaultArchitecture, contextLayers: [256, 128], candidateLayers: [128], jointLayers: [128, 64] },
}

const { values: options } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, json: { type: 'boolean', default: false } },
})
const script = join(import.meta.dirname, 'train_policy.py')
const folder = mkdtempSync(join(tmpdir(), 'stevolve-parity-'))
try {
  for (const [name, architecture] of Object.entries(architectures)) {
    const { torch, loss, slope } = await compare(name, architecture)
    const agrees = loss < tolerance && slope < tolerance
    if (!agrees) process.exitCode = 1
    console.log(
      options.json
        ? JSON.stringify({ architecture: name, torch, loss, slope, tolerance, agrees })
        : `${name}: PyTorch ${torch}, loss off by ${loss.toExponential(1)}, slopes by ${slope.toExponential(1)} of the largest: ` +
            (agrees ? 'they agree' : `they differ by more than ${tolerance}`),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string, architecture: Architecture) {
  const parameters = initialParameters(architecture, 5)
  const source = madeUpRows()
  const rows = Int32Array.from({ length: decisions }, (_row, index) => index)
  const batch = makeBatches(source, rows, decisions, 'preferences', architecture)
  const [batchFile, resultFile] = [join(folder, `${name}.batch`), join(folder, `${name}.result`)]
  writeBatch(batchFile, parameters, batch, architecture)
  const run = spawnSync(options.python, [script, 'judge', '--batch', batchFile, '--out', resultFile], {
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
    return {
      encoded: encodeDecision(attempt.preState, sampleOpening.task.goal, candidates),
      count,
      target,
      rejected,
      tried,
      succeeded: Number(rejected < 0 && target >= 0),
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

function writeBatch(
  file: string,
  parameters: Float32Array,
  batch: Batches,
  architecture: Architecture,
): void {
  const tensors = [
    { name: 'parameters', dtype: 'F32' as const, shape: [parameters.length], data: parameters },
    ...batchTensors.map((name) => ({
      name,
      dtype: 'F32' as const,
      shape: batch[name].shape.slice(1),
      data: batch[name].data,
    })),
  ]
  const head = safetensorsHead(tensors, { plan: JSON.stringify({ architecture, lossWeights }) })
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
