import type { EpochReport } from '../../distill/index.ts'
import { datasetLine, trainingDisplay, trainingReport } from '../display/training-display.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ImportSettings } from '../input/import-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { TrainedModel, TrainingSession } from '../training-session.ts'

/** Weights and the record that they were trained on. Order of calls: `prepare`, `adopt`, `close`. */
export interface ImportSession extends Pick<TrainingSession, 'prepare' | 'close'> {
  /** Keeps the weights as a policy. Throws `UsageError` where they were trained on something else. */
  adopt(): TrainedModel
  /** Epochs of the training that made them. */
  readonly history: readonly EpochReport[]
}

/** Takes weights of another trainer in as a policy, and says what it comes to. */
export async function importPolicy(
  { output, interruption, clock }: ProgramContext,
  { json }: ImportSettings,
  session: ImportSession,
): Promise<ExitCode> {
  const display = trainingDisplay(output, clock)
  let model: TrainedModel | null = null
  try {
    const prepared = await session.prepare(display, interruption.signal)
    if (prepared !== null) {
      output.log(datasetLine(prepared))
      if (prepared.finished !== null) output.log('These weights were taken in before; nothing is done again.')
      model = prepared.finished ?? session.adopt()
    }
  } finally {
    display.done()
    session.close()
  }
  if (model === null) return interruption.exitCode() ?? exitCodes.interrupted
  if (json) output.out(JSON.stringify({ type: 'result', ...model }))
  else {
    for (const line of trainingReport(output, model, session.history)) output.out(line)
    output.out(`Model: ${model.file}`)
  }
  return exitCodes.done
}
