import type { DatasetCounts, TrainingOutcome } from '../../distill/index.ts'
import type { EpisodeScore } from '../../evolve/index.ts'
import { trainingDisplay } from '../display/training-display.ts'
import type { EvaluationSession } from '../evaluation-session.ts'
import { playToTheEnd } from '../experiment/play-to-the-end.ts'
import type { EvalOptions, EvalSettings } from '../input/eval-settings.ts'
import { resolveEvalSettings } from '../input/eval-settings.ts'
import type { TrainSettings } from '../input/train-settings.ts'
import { resolveTrainSettings } from '../input/train-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { TrainedModel, TrainingSession } from '../training-session.ts'
import type { PolicyExperimentPlan, PolicyStage } from './policy-experiment-plan.ts'

/** How well a success head predicts attempts that it never saw. */
export interface HeldOutCalibration {
  readonly attempts: number
  readonly succeeded: number
  /** Expected calibration error over ten bins, 0 to 1. */
  readonly error: number
}

/** What one policy came to. */
export interface ScoredPolicy {
  readonly stage: PolicyStage
  readonly outcome: TrainingOutcome
  readonly episodes: readonly EpisodeScore[]
  /** On the attempts of the planner's own scoring episodes, and on those that it played itself. */
  readonly onPlanner: HeldOutCalibration
  readonly onItsOwn: HeldOutCalibration
}

/** All that an experiment has played. */
export interface PlayedPolicyExperiment {
  readonly learning: readonly EpisodeScore[]
  readonly dataset: { readonly version: string; readonly counts: DatasetCounts }
  readonly planner: readonly EpisodeScore[]
  readonly policies: readonly ScoredPolicy[]
  readonly versions: Readonly<Record<string, string>>
}

/** What an experiment needs of its surroundings. */
export interface PolicyExperimentParts {
  readonly composeEvaluation: (settings: EvalSettings) => Promise<EvaluationSession>
  readonly composeTraining: (settings: TrainSettings) => TrainingSession
  /** What a model says of the attempts of a record. */
  readonly calibrationOn: (database: string, modelFile: string) => Promise<HeldOutCalibration>
}

interface PlayedEvaluation {
  readonly episodes: readonly EpisodeScore[]
  readonly database: string
  readonly versions: Readonly<Record<string, string>>
}

/** Plays and trains what is left of an experiment. Null when it was stopped: the same again goes on from there. Throws what its parts throw. */
export async function playPolicyExperiment(
  plan: PolicyExperimentPlan,
  context: ProgramContext,
  parts: PolicyExperimentParts,
): Promise<PlayedPolicyExperiment | null> {
  const stages = 2 + plan.policies.length
  let stage = 0
  const begin = (what: string): void => {
    context.output.log(`Stage ${++stage} of ${stages}: ${what}.`)
  }
  begin('episodes to learn from')
  const learning = await evaluate(plan.learning, context, parts)
  if (learning === null) return null
  begin("the planner's own order, on the scoring seeds")
  const planner = await evaluate(plan.planner, context, parts)
  if (planner === null) return null
  const policies: ScoredPolicy[] = []
  let dataset: PlayedPolicyExperiment['dataset'] | null = null
  for (const policy of plan.policies) {
    begin(`trained on ${policy.lessons}, training seed ${policy.trainingSeed}`)
    const trained = await train(policy, learning.database, context, parts)
    if (trained === null) return null
    const { model } = trained
    dataset = trained.dataset
    const played = await evaluate(plan.scoring(policy, model.file), context, parts)
    if (played === null) return null
    policies.push({
      stage: policy,
      outcome: model.outcome,
      episodes: played.episodes,
      onPlanner: await parts.calibrationOn(planner.database, model.file),
      onItsOwn: await parts.calibrationOn(played.database, model.file),
    })
  }
  const { episodes, versions } = planner
  return { learning: learning.episodes, dataset: dataset!, planner: episodes, policies, versions }
}

async function evaluate(
  options: EvalOptions,
  context: ProgramContext,
  parts: PolicyExperimentParts,
): Promise<PlayedEvaluation | null> {
  const settings = resolveEvalSettings(options)
  const session = await parts.composeEvaluation(settings)
  const { database, versions } = session
  const episodes = await playToTheEnd(settings, session, context)
  return episodes === null ? null : { episodes, database, versions }
}

async function train(
  { lessons, trainingSeed }: PolicyStage,
  database: string,
  { output, clock, interruption }: ProgramContext,
  { composeTraining }: PolicyExperimentParts,
): Promise<{ readonly model: TrainedModel; readonly dataset: PlayedPolicyExperiment['dataset'] } | null> {
  const session = composeTraining(resolveTrainSettings({ database, lessons, seed: String(trainingSeed) }))
  const display = trainingDisplay(output, clock)
  try {
    const prepared = await session.prepare(display, interruption.signal)
    if (prepared === null) return null
    const model = prepared.finished ?? (await session.train(display, interruption.signal))
    const { version, counts } = prepared
    return model === null ? null : { model, dataset: { version, counts } }
  } finally {
    display.done()
    session.close()
  }
}
