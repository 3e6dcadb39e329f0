/**
 * `npm run gate-check [-- --workers 2] [-- --run-dir runs/gate-check] [-- --pairs 24] [-- --results docs] [-- --so-far]`: whether the gate does on real play what it promises. A
 * network is trained on short tasks; 20 harmed copies, 20 retrained equals and, with champion and candidate the other way round, 10 networks that are
 * better than a harmed champion go through a gate each. Writes the figures into docs/gate.md and exits 1 where a mark is missed. Ctrl-C stops it
 * cleanly, and the same command goes on; `--so-far` plays nothing and writes what the finished gates came to. Some 20 minutes on two quiet cores.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { composeEvaluation } from '../src/cli/composition/compose-evaluation.ts'
import { composeTraining } from '../src/cli/composition/compose-training.ts'
import { processContext } from '../src/cli/composition/process-context.ts'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { describeFailure } from '../src/cli/failure-report.ts'
import { resolveEvalSettings } from '../src/cli/input/eval-settings.ts'
import { resolveTrainSettings } from '../src/cli/input/train-settings.ts'
import type { CheckedGate, GateCourse, GateKind, GateToHold } from './gate-check/hold-gates.ts'
import { holdGate } from './gate-check/hold-gates.ts'
import type { Harm } from './gate-check/make-candidates.ts'
import { harmedModel, harms, trainedModel } from './gate-check/make-candidates.ts'
import { figuresOf, resultsOf, withFigures } from './gate-check/report.ts'
import { readWords, workersFrom, workersOption } from './support/read-words.ts'

const kinds: readonly GateKind[] = [
  { name: 'harmed', what: 'harmed copy against the trained network', gates: 20, least: 0, most: 0 },
  {
    name: 'equal',
    what: 'network trained with another seed against the trained one',
    gates: 20,
    least: 0,
    most: 2,
  },
  { name: 'better', what: 'trained network against a reversed champion', gates: 10, least: 8, most: 10 },
]
const lessonSeeds = '1-16'

const context = processContext()
const { interruption } = context
const { output } = context

try {
  process.exitCode = await check()
} catch (error) {
  const { message, cure, exitCode } = describeFailure(error, null)
  output.log(`Error: ${message} ${cure}`)
  process.exitCode = interruption.exitCode() ?? exitCode
}
interruption.dispose()

async function check(): Promise<number> {
  const values = readWords({
    workers: workersOption,
    'run-dir': { type: 'string', default: 'runs/gate-check' },
    pairs: { type: 'string', default: '24' },
    results: { type: 'string', default: 'docs' },
    'so-far': { type: 'boolean', default: false },
  })
  const course: GateCourse = {
    folder: values['run-dir'],
    tasks: 'oak_log,stick,crafting_table,wooden_pickaxe',
    horizonScale: '0.5',
    pairs: values.pairs,
    workers: String(workersFrom(values.workers)),
  }
  const dataset = await playLessons(course)
  const models = dataset === null ? null : await makeModels(dataset, join(course.folder, 'models'))
  if (dataset === null || models === null) return stopped()
  const gates: CheckedGate[] = []
  for (const [index, gate] of models.entries()) {
    const held = await holdGate(gate, course, context, values['so-far'])
    if (held === null && values['so-far']) continue
    if (held === null) return stopped()
    gates.push(held)
    const { verdict, reason, evidence } = held.judgement
    output.log(
      `[${index + 1}/${models.length}] ${gate.kind}: ${held.candidate} against ${held.champion}: ${verdict} (${reason}) after ${evidence.pairs} pairs`,
    )
  }
  const results = resultsOf(kinds, gates)
  const page = resolve(values.results, 'gate.md')
  const figures = figuresOf(results, gates, course, { seeds: lessonSeeds, rows: dataset.rows })
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures))
  for (const { what, promoted, held, holds, gates: wanted } of results) {
    const verdict = held < wanted ? 'so far' : holds ? 'held  ' : 'MISSED'
    output.out(`${verdict}  ${what}: ${promoted} of ${held} promoted`)
  }
  output.out(`Written to ${page}.`)
  return results.every(({ holds, held, gates: wanted }) => holds && held === wanted)
    ? exitCodes.done
    : exitCodes.taskFailed
}

/** Plays what the networks learn from; null where it was stopped. */
async function playLessons(course: GateCourse) {
  const { folder, workers, tasks, horizonScale } = course
  mkdirSync(folder, { recursive: true })
  const settings = resolveEvalSettings({
    tasks,
    horizonScale,
    seeds: lessonSeeds,
    prior: 'recipes',
    explore: '0.2',
    workers,
    runDir: folder,
  })
  const lessons = composeEvaluation(settings, context)
  output.log(
    `${lessons.plan.length} episodes to learn from, of which ${lessons.earlier.length} were played before.`,
  )
  try {
    await lessons.play({ onStart: () => {}, onEnd: () => {} }, interruption.signal)
  } finally {
    await lessons.close()
  }
  const training = composeTraining(resolveTrainSettings({ runDir: folder }), context)
  try {
    const quiet = { onRows: () => {}, onEarlier: () => {}, onSteps: () => {}, onEpoch: () => {} }
    const prepared = await training.prepare(quiet, interruption.signal)
    if (prepared === null) return null
    const file = join(folder, 'policies', 'dataset.safetensors')
    return { file, version: prepared.version, rows: prepared.counts.rows }
  } finally {
    training.close()
  }
}

/** Trains and harms, and says which gates are to be held; null where it was stopped. */
async function makeModels(
  dataset: { readonly file: string; readonly version: string },
  folder: string,
): Promise<readonly GateToHold[] | null> {
  const trained = []
  for (let number = 1; number <= 21; number++) {
    const model = await trainedModel(dataset, folder, number, interruption.signal)
    if (model === null) return null
    trained.push(model)
  }
  const [champion, ...others] = trained
  const harmNames = Object.keys(harms) as Harm[]
  const harmed = others.map((model, index) =>
    harmedModel(harmNames[index % harmNames.length]!, index + 1, folder, model),
  )
  // Noise and chance do little harm on some tasks; what is turned round is surely worse.
  const weak = others.slice(0, 10).map((model, index) => harmedModel('reversed', index + 1, folder, model))
  return [
    ...harmed.map((candidate, index) => ({
      kind: 'harmed',
      candidate,
      champion: champion!,
      seed: 1_000 + index,
    })),
    ...weak.map((model, index) => ({
      kind: 'better',
      candidate: champion!,
      champion: model,
      seed: 3_000 + index,
    })),
    ...others.map((candidate, index) => ({
      kind: 'equal',
      candidate,
      champion: champion!,
      seed: 2_000 + index,
    })),
  ]
}

function stopped(): number {
  output.log('Stopped. The same command goes on from here.')
  return interruption.exitCode() ?? exitCodes.interrupted
}
