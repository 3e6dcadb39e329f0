import { resolve } from 'node:path'
import { readWeights } from '../../distill/training/weights/read-weights.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import type { ImportSession } from '../commands/import-policy.ts'
import type { ImportSettings } from '../input/import-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord } from './find-record.ts'
import { RecordedTraining } from './recorded-training.ts'

/** Reads weights and opens the record that they were trained on. Throws `UsageError` where either is not there or does not fit. */
export function composeImport(
  settings: ImportSettings,
  { workingDirectory, clock }: ProgramContext,
): ImportSession {
  const weights = readWeights(resolve(workingDirectory, settings.weights))
  const file = findRecord(workingDirectory, settings)
  openForReading(file).close()
  const training = new RecordedTraining(openRecord(file), weights.settings, clock)
  return {
    prepare: (watcher, signal) => training.prepare(watcher, signal),
    adopt: () => training.adopt(weights),
    history: weights.history,
    close: () => training.close(),
  }
}
