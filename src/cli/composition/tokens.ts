import type { ServiceIdentifier } from 'inversify'
import type { Agent } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import type { EpisodeRecorder } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { RunSettings } from '../input/run-settings.ts'
import type { WallClock } from '../program-context.ts'
import type { MindMaker } from './minds.ts'
import type { RunFolder } from './run-folder.ts'

/** The names under which the parts of a run are bound. */
export const tokens = {
  settings: Symbol.for('RunSettings') as ServiceIdentifier<RunSettings>,
  clock: Symbol.for('WallClock') as ServiceIdentifier<WallClock>,
  folder: Symbol.for('RunFolder') as ServiceIdentifier<RunFolder>,
  versions: Symbol.for('Versions') as ServiceIdentifier<Readonly<Record<string, string>>>,
  configuration: Symbol.for('Configuration') as ServiceIdentifier<Readonly<Record<string, unknown>>>,
  record: Symbol.for('OpenRecord') as ServiceIdentifier<OpenRecord>,
  recorder: Symbol.for('EpisodeRecorder') as ServiceIdentifier<EpisodeRecorder>,
  environment: Symbol.for('Environment') as ServiceIdentifier<Environment>,
  minds: Symbol.for('MindMaker') as ServiceIdentifier<MindMaker>,
  agent: Symbol.for('Agent') as ServiceIdentifier<Agent>,
}
