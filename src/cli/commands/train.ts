import { relative } from 'node:path'
import type { EpochReport } from '../../distill/index.ts'
import { datasetLine, trainingDisplay, trainingReport } from '../display/training-display.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { TrainSettings } from '../input/train-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { TrainedModel, TrainingSession, TrainingWatcher } from '../training-session.ts'

/** Trains a policy, tells how it goes, and says at the end what came of it. */
export async function train(
  context: ProgramContext,
  { json }: TrainSettings,
  session: TrainingSession,
): Promise<ExitCode> {
  const { output, interruption, clock } = context
  const startMs = clock.nowMs()
  const history: EpochReport[] = []
  const display = trainingDisplay(output, clock)
  const watcher: TrainingWatcher = {
    ...display,
    onEarlier: (earlier) => {
      history.push(...earlier)
      display.onEarlier(earlier)
    },
    onEpoch: (report) => {
      history.push(report)
      if (json) output.out(JSON.stringify({ type: 'epoch', ...report }))
      display.onEpoch(report)
    },
  }
  let model: TrainedModel | null = null
  try {
    const prepared = await session.prepare(watcher, interruption.signal)
    if (prepared !== null) {
      output.log(datasetLine(prepared))
      if (json) output.out(JSON.stringify({ type: 'dataset', ...prepared, finished: undefined }))
      if (prepared.finished !== null) output.log('This training was finished before; nothing is done again.')
      model = prepared.finished ?? (await session.train(watcher, interruption.signal))
    }
  } finally {
    display.done()
    session.close()
  }
  if (model === null) {
    output.log('Stopped. Finished epochs are kept; the same command goes on from there.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  const wallMs = Math.round(clock.nowMs() - startMs)
  if (json) output.out(JSON.stringify({ type: 'result', ...model, database: session.database, wallMs }))
  else {
    for (const line of trainingReport(output, model, history)) output.out(line)
    output.out(`Model: ${shortPath(context, model.file)}`)
  }
  return exitCodes.done
}

function shortPath({ workingDirectory }: ProgramContext, path: string): string {
  const short = relative(workingDirectory, path)
  return short.startsWith('..') ? path : short
}
