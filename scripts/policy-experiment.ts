/**
 * `npm run policy-experiment [-- --full] [-- --training-seeds 1,2,3] [-- --workers 2] [-- --run-dir runs/policy-experiment] [-- --results docs]`: plays in many styles of planning, trains policies
 * on three kinds of lessons with three seeds each, scores them against the planner's own order on unseen seeds, and writes docs/policy.md. Ctrl-C stops it
 * cleanly, and the same command goes on, also with more training seeds. Meant to end within 40 minutes on two cores.
 */
import { composePolicyExperiment } from '../src/cli/composition/compose-policy-experiment.ts'
import { processContext } from '../src/cli/composition/process-context.ts'
import { parseSeeds } from '../src/cli/input/seed-list.ts'
import { describeFailure } from '../src/cli/failure-report.ts'
import {
  fullPolicyExperiment,
  shortPolicyExperiment,
} from '../src/cli/policy-experiment/policy-experiment-plan.ts'
import { runPolicyExperiment } from '../src/cli/policy-experiment/run-policy-experiment.ts'
import { readWords, workersFrom, workersOption } from './support/read-words.ts'

const values = readWords({
  full: { type: 'boolean', default: false },
  'training-seeds': { type: 'string', default: '1-3' },
  workers: workersOption,
  'run-dir': { type: 'string' },
  results: { type: 'string', default: 'docs' },
})
const workers = workersFrom(values.workers)
const seedsText = values['training-seeds']
const sizeOf = values.full ? fullPolicyExperiment : shortPolicyExperiment

const context = processContext()
const { interruption } = context
const words = [
  ...(values.full ? ['--full'] : []),
  ...(seedsText === '1-3' ? [] : [`--training-seeds ${seedsText}`]),
]
try {
  const settings = {
    size: { ...sizeOf, trainingSeeds: parseSeeds(seedsText) },
    runDirectory: values['run-dir'] ?? `runs/policy-experiment-${sizeOf.name}`,
    workers,
    resultsFolder: values.results,
    command: ['npm run policy-experiment', ...(words.length === 0 ? [] : ['--', ...words])].join(' '),
  }
  process.exitCode = await runPolicyExperiment(settings, context, composePolicyExperiment(context))
} catch (error) {
  const { message, cure, exitCode } = describeFailure(error, null)
  context.output.log(`Error: ${message} ${cure}`)
  process.exitCode = interruption.exitCode() ?? exitCode
}
interruption.dispose()
