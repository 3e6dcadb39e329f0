import { Container } from 'inversify'
import { join } from 'node:path'
import { Agent } from '../../agent/index.ts'
import { noKnowledge } from '../../distill/index.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { Environment } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../memory/sqlite/sqlite-episode-recorder.ts'
import type { RunSettings } from '../input/run-settings.ts'
import { wholeAgent } from '../input/variant.ts'
import type { ProgramContext } from '../program-context.ts'
import type { RunSession } from '../run-session.ts'
import { worldsFolder } from '../suite-file.ts'
import { designMinds } from './minds.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { keepPolicy, mindsWithPolicy } from './played-policy.ts'
import { RecordedRun } from './recorded-run.ts'
import { folderFor } from './run-folder.ts'
import { tokens } from './tokens.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface RunOverrides {
  readonly environment?: Environment
  /** The policy that the settings name, loaded. */
  readonly policy?: PlayedPolicy | null
}

/**
 * Puts together all that one run needs and opens its record. Throws `UsageError` for a world file that is not there or
 * malformed and `RecordError` for a record that cannot be written; nothing is left open then.
 */
export function composeRun(
  settings: RunSettings,
  context: ProgramContext,
  overrides: RunOverrides = {},
): RunSession {
  const specification = specificationOf(settings)
  const folder = folderFor(context, settings.runDirectory, settings.task.id)
  const container = new Container({ defaultScope: 'Singleton' })
  container.bind(tokens.settings).toConstantValue(settings)
  container.bind(tokens.clock).toConstantValue(context.clock)
  container.bind(tokens.folder).toConstantValue(folder)
  container.bind(tokens.versions).toResolvedValue(versions)
  const { policy: _policy, policyAccess: _access, ...rest } = settings
  const played = overrides.policy ?? null
  const isStyled = played?.isStyled === true
  if (played !== null) keepPolicy(played, folder.path)
  container.bind(tokens.configuration).toConstantValue({
    ...rest,
    ...(played === null ? {} : { policy: played.identity }),
    ...(isStyled ? { styled: true } : {}),
    host: specification.host,
  })
  const minds = designMinds({
    prior: settings.prior,
    knowledge: noKnowledge,
    variant: wholeAgent,
    memory: null,
    isStyled,
  })
  container.bind(tokens.minds).toConstantValue(mindsWithPolicy(minds, played?.policy ?? null))
  container
    .bind(tokens.environment)
    .toResolvedValue(() => overrides.environment ?? new WorkerEnvironment(specification))
  container
    .bind(tokens.record)
    .toResolvedValue(({ path }) => openRecord(join(path, 'stevolve.db')), [tokens.folder])
  container
    .bind(tokens.recorder)
    .toResolvedValue(
      (record, clock, { name }, configuration, partVersions) =>
        new SqliteEpisodeRecorder(record, clock, { name, configuration, versions: partVersions }),
      [tokens.record, tokens.clock, tokens.folder, tokens.configuration, tokens.versions],
    )
  container
    .bind(tokens.agent)
    .toResolvedValue(
      (environment, recorder, { mindFor }) => new Agent({ environment, recorder, mindFor }),
      [tokens.environment, tokens.recorder, tokens.minds],
    )
  return new RecordedRun({
    settings,
    folder,
    agent: container.get(tokens.agent),
    environment: container.get(tokens.environment),
    record: container.get(tokens.record),
    configuration: container.get(tokens.configuration),
    versions: container.get(tokens.versions),
    prepare: () => {
      // A server tells its version only when it has been joined.
      if (specification.host.kind !== 'embedded') return
      container.get(tokens.minds).prepare(specification.host.world.version)
    },
  })
}

function specificationOf(settings: RunSettings): WorkerSpecification {
  const { server, username, perception, minecraftVersion } = settings
  if (server === null) {
    const world = loadWorldFile(settings.world, worldsFolder)
    if (minecraftVersion !== null && minecraftVersion !== world.version) {
      throw new UsageError(
        `The world "${world.name}" is Minecraft ${world.version} and cannot be played as ${minecraftVersion}.`,
        'Leave --minecraft-version out, or give the --server that runs that version.',
      )
    }
    return {
      perception,
      host: { kind: 'embedded', world, speed: settings.speed, isMeasured: true, username },
    }
  }
  const { auth } = settings
  return { perception, host: { kind: 'remote', address: server, username, auth, version: minecraftVersion } }
}
