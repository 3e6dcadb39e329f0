/**
 * `npm run policy-experiment [-- --full] [-- --training-seeds 1,2,3] [-- --workers 2] [-- --run-dir runs/policy-experiment] [-- --results docs]`: plays in many styles of planning, trains policies
 * on three kinds of lessons with three seeds each, scores them against the planner's own order on unseen seeds, and writes docs/policy.md. Ctrl-C stops it
 * cleanly, and the same command goes on, also with more training seeds. Meant to end within 40 minutes on two cores.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { composePolicyExperiment } from '../src/cli/composition/compose-policy-experiment.ts'
import { processContext } from '../src/cli/composition/process-context.ts'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { parseSeeds } from '../src/cli/input/seed-list.ts'
import { describeFailure } from '../src/cli/failure-report.ts'
import {
  fullPolicyExperiment,
  shortPolicyExperiment,
} from '../src/cli/policy-experiment/policy-experiment-plan.ts'
import { runPolicyExperiment } from '../src/cli/policy-experiment/run-policy-experiment.ts'

function readWords() {
  try {
    return parseArgs({
      options: {
        full: { type: 'boolean', default: false },
        'training-seeds': { type: 'string', default: '1-3' },
        workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
        'run-dir': { type: 'string' },
        results: { type: 'string', default: 'docs' },
      },
    }).values
  } catch (error) {
    console.error(`Error: ${error instanceof Error ? error.message : String(error)}`)
    console.error(
      'The options are --full, --training-seeds <list>, --workers <n>, --run-dir <folder> and --results <folder>.',
    )
    process.exit(exitCodes.wrongInput)
  }
}

const values = readWords()
const workers = Number(values.workers)
if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
  console.error(`--workers ${values.workers} is not a whole number between 1 and 64.`)
  process.exit(exitCodes.wrongInput)
}
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
