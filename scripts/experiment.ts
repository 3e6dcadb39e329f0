/**
 * `npm run experiment [-- --full] [-- --so-far] [-- --workers 2] [-- --run-dir runs/experiment] [-- --results docs]`: learns from the recipe book in three worlds,
 * scores generations, baselines and ablations on unseen seeds, and writes docs/results.md and docs/learning-curve.svg. Ctrl-C stops it
 * cleanly, and the same command goes on. The short size is meant to end within 40 minutes on two cores, `--full` takes some two hours. `--so-far` plays nothing and
 * writes what the finished stages came to.
 */
import { composeExperiment } from '../src/cli/composition/compose-experiment.ts'
import { processContext } from '../src/cli/composition/process-context.ts'
import { fullExperiment, shortExperiment } from '../src/cli/experiment/experiment-size.ts'
import { runExperiment } from '../src/cli/experiment/run-experiment.ts'
import { describeFailure } from '../src/cli/failure-report.ts'
import { readWords, workersFrom, workersOption } from './support/read-words.ts'

const values = readWords({
  full: { type: 'boolean', default: false },
  'so-far': { type: 'boolean', default: false },
  workers: workersOption,
  'run-dir': { type: 'string' },
  results: { type: 'string', default: 'docs' },
})
const workers = workersFrom(values.workers)
const size = values.full ? fullExperiment : shortExperiment

const context = processContext()
const { interruption } = context
const settings = {
  size,
  runDirectory: values['run-dir'] ?? `runs/experiment-${size.name}`,
  workers,
  resultsFolder: values.results,
  soFar: values['so-far'],
  command: `npm run experiment${values.full ? ' -- --full' : ''}`,
}
try {
  process.exitCode = await runExperiment(settings, context, composeExperiment(context))
} catch (error) {
  const { message, cure, exitCode } = describeFailure(error, null)
  context.output.log(`Error: ${message} ${cure}`)
  process.exitCode = interruption.exitCode() ?? exitCode
}
interruption.dispose()
