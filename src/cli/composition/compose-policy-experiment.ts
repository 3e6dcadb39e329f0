import { readFileSync } from 'node:fs'
import { calibrationError } from '../../distill/index.ts'
import type { Prediction } from '../../distill/training/calibration.ts'
import { OnnxScorer } from '../../distill/training/onnx/onnx-scorer.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type {
  HeldOutCalibration,
  PolicyExperimentParts,
} from '../policy-experiment/play-policy-experiment.ts'
import type { ProgramContext } from '../program-context.ts'
import type { EvaluationOverrides } from './compose-evaluation.ts'
import { composeEvaluation } from './compose-evaluation.ts'
import { composeTraining } from './compose-training.ts'
import { loadPolicy } from './played-policy.ts'
import { readDataset } from './read-dataset.ts'

/** What an experiment with policies plays and trains with. */
export function composePolicyExperiment(
  context: ProgramContext,
  overrides: EvaluationOverrides = {},
): PolicyExperimentParts {
  return {
    composeEvaluation: async (settings) =>
      composeEvaluation(settings, context, {
        ...overrides,
        policy: await loadPolicy(settings.policy, context.workingDirectory),
      }),
    composeTraining: (settings) => composeTraining(settings, context),
    calibrationOn: (database, modelFile) => calibrationOn(database, modelFile, context.interruption.signal),
  }
}

/** Asks the model for the chance of every attempt, in the state and among the candidates in which it was chosen. */
async function calibrationOn(
  database: string,
  modelFile: string,
  signal: AbortSignal,
): Promise<HeldOutCalibration> {
  const scorer = await OnnxScorer.load(readFileSync(modelFile), modelFile)
  const asked: Promise<Prediction>[] = []
  const record = openForReading(database)
  try {
    await readDataset(
      record,
      ({ candidates, tried, succeeded }, encoded) => {
        const predicted = scorer.scores(encoded, candidates.length).then(({ success }) => {
          const probability = success[tried]!
          return { logit: Math.log(probability / (1 - probability)), succeeded, weight: 1 }
        })
        asked.push(predicted)
      },
      () => {},
      signal,
    )
    const predictions = await Promise.all(asked)
    return {
      attempts: predictions.length,
      succeeded: predictions.filter(({ succeeded }) => succeeded).length,
      error: calibrationError(predictions),
    }
  } finally {
    record.close()
  }
}
