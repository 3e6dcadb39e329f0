import type { ServiceIdentifier } from 'inversify'
import type { Agent, Guard, Planner, Policy } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'
import type { EpisodeRecorder } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import type { RunSettings } from '../input/run-settings.ts'
import type { WallClock } from '../program-context.ts'
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
  plannerFor: Symbol.for('PlannerFor') as ServiceIdentifier<(minecraft: string) => Planner>,
  guard: Symbol.for('Guard') as ServiceIdentifier<Guard>,
  policy: Symbol.for('Policy') as ServiceIdentifier<Policy>,
  agent: Symbol.for('Agent') as ServiceIdentifier<Agent>,
}
