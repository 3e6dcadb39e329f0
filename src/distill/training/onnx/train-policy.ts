import type { Split } from '../../dataset/dataset-row.ts'
import type { RowSource } from '../batches.ts'
import { calibrationError, fitScaling, plainScaling } from '../calibration.ts'
import type { Scaling } from '../calibration.ts'
import { TrainingError } from '../training-error.ts'
import type { EpochReport, PartReport, TrainingOutcome } from '../training-progress.ts'
import type { TrainingSettings } from '../training-settings.ts'
import type { TrainingState } from './checkpoint.ts'
import type { Judgement } from './trainer.ts'
import { Trainer } from './trainer.ts'

/** Rows to train on; a dataset file fits. */
export interface SplitRows extends RowSource {
  readonly rows: number
  rowsOf(split: Split): Int32Array
}

/** Who wants to know how a training goes on. */
export interface TrainingListener {
  /** Called between calls of the graph, some dozens of steps each; what it throws ends the training. */
  onSteps(epoch: number, done: number, of: number): Promise<void>
  /** Called at the end of every epoch with all that is needed to go on from there. */
  onEpoch(report: EpochReport, state: TrainingState): void
}

/** A training that ran to its end. */
export interface TrainedPolicy {
  readonly parameters: Float32Array<ArrayBuffer>
  readonly outcome: TrainingOutcome
}

/**
 * Trains until the validation loss has not fallen for `patience` epochs, or through all epochs where there are no validation rows. Goes on from
 * `earlier` where it is given, and then ends as it would have without the stop. Throws `TrainingError` where there is nothing to learn from.
 */
export async function trainPolicy(
  source: SplitRows,
  settings: TrainingSettings,
  earlier: TrainingState | null,
  listener: TrainingListener,
): Promise<TrainedPolicy> {
  const rows = source.rowsOf('train')
  const validation = source.rowsOf('validation')
  checkRows(source, rows, settings)
  const trainer = await Trainer.create(settings, source)
  try {
    let state = earlier
    while (!isOver(state, validation.length > 0, settings)) {
      const epoch = (state?.history.length ?? 0) + 1
      const trained = await trainer.trainEpoch(state?.optimizer ?? trainer.begin(), rows, epoch, (done, of) =>
        listener.onSteps(epoch, done, of),
      )
      const judged =
        validation.length === 0 ? null : await trainer.judge(trained.state.parameters, validation)
      const report = reportOf(epoch, trained.state.steps, trained.losses, judged, state?.history ?? [])
      state = {
        optimizer: trained.state,
        best: report.isBest ? trained.state.parameters : state!.best,
        history: [...(state?.history ?? []), report],
      }
      listener.onEpoch(report, state)
    }
    return await finish(trainer, state!, source)
  } finally {
    await trainer.close()
  }
}

function isOver(
  state: TrainingState | null,
  validates: boolean,
  { epochs, patience }: TrainingSettings,
): boolean {
  if (state === null) return false
  const { history } = state
  if (history.length >= epochs) return true
  return validates && history.length - bestEpochOf(history) >= patience
}

function bestEpochOf(history: readonly EpochReport[]): number {
  return history.findLast(({ isBest }) => isBest)?.epoch ?? 0
}

function reportOf(
  epoch: number,
  steps: number,
  training: EpochReport['training'],
  judged: Judgement | null,
  history: readonly EpochReport[],
): EpochReport {
  const lowest = Math.min(...history.map(({ validation }) => validation?.total ?? Number.POSITIVE_INFINITY))
  return {
    epoch,
    steps,
    training,
    validation: judged?.losses ?? null,
    accuracy: judged?.accuracy ?? null,
    // Without validation rows the last epoch is the best.
    isBest: judged === null || judged.losses.total < lowest,
  }
}

async function finish(trainer: Trainer, state: TrainingState, source: SplitRows): Promise<TrainedPolicy> {
  const { best: parameters, history, optimizer } = state
  const judge = async (split: Split) => {
    const rows = source.rowsOf(split)
    return rows.length === 0 ? null : await trainer.judge(parameters, rows)
  }
  const validation = await judge('validation')
  const scaling = fitScaling(validation?.predictions ?? [])
  return {
    parameters,
    outcome: {
      bestEpoch: bestEpochOf(history),
      epochs: history.length,
      steps: optimizer.steps,
      ...scaling,
      validation: partOf(validation, scaling),
      test: partOf(await judge('test'), scaling),
    },
  }
}

function partOf(judged: Judgement | null, scaling: Scaling): PartReport | null {
  if (judged === null) return null
  const { losses, accuracy, plannerAccuracy, predictions } = judged
  return {
    rows: predictions.length,
    losses,
    accuracy,
    plannerAccuracy,
    calibrationError: calibrationError(predictions, scaling),
    calibrationErrorBefore: calibrationError(predictions, plainScaling),
  }
}

/** Refuses what nothing can be learnt from. Every number is looked at: a layer can hide one that is none. */
function checkRows(source: SplitRows, rows: Int32Array, { architecture }: TrainingSettings): void {
  if (rows.length === 0) {
    throw new TrainingError(
      'no-rows',
      source.rows === 0
        ? 'The record has no decisions to train on.'
        : `None of the ${source.rows} decisions is for training: the split hangs on the seeds of the episodes.`,
      'Play more seeds first, for example with "stevolve eval --seeds 1-10 --run-dir <folder>".',
    )
  }
  if (!rows.some((row) => source.columns.target[row]! >= 0 && source.candidatesOf(row) > 1)) {
    throw new TrainingError(
      'no-choices',
      `In none of the ${rows.length} decisions for training is it known which of several candidates was right.`,
      'Play more episodes first: some attempt must work.',
    )
  }
  const context = new Float32Array(architecture.contextFeatures)
  for (let row = 0; row < source.rows; row++) {
    const candidates = new Float32Array(source.candidatesOf(row) * architecture.candidateFeatures)
    source.readContext(row, context)
    source.readCandidates(row, candidates)
    if (context.every(Number.isFinite) && candidates.every(Number.isFinite)) continue
    throw new TrainingError(
      'not-a-number',
      `Row ${row} of the dataset holds a number that is none.`,
      'Make the dataset again; if it stays so, report it with the record.',
    )
  }
}
