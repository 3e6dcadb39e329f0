import { dirname } from 'node:path'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import type { TrainSettings } from '../input/train-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { TrainingSession } from '../training-session.ts'
import { findRecord } from './find-record.ts'
import { RecordedTraining } from './recorded-training.ts'

/** Opens the record that is meant for a training. Throws `UsageError` where there is none and `RecordError` where it cannot be written. */
export function composeTraining(settings: TrainSettings, context: ProgramContext): TrainingSession {
  const file = findRecord(context.workingDirectory, settings)
  // Looked at first: a record is not made where there is none.
  openForReading(file).close()
  context.logDirectory = dirname(file)
  return new RecordedTraining(openRecord(file), settings.training, context.clock)
}
