import { dirname } from 'node:path'
import { basename } from 'node:path'
import { noKnowledge } from '../../distill/index.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { Environment } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteGateStore } from '../../memory/sqlite/sqlite-gate-store.ts'
import type { GateSession } from '../gate-session.ts'
import type { GateSettings } from '../input/gate-settings.ts'
import { wholeAgent } from '../input/variant.ts'
import type { ProgramContext } from '../program-context.ts'
import { worldsFolder } from '../suite-file.ts'
import { findRecord } from './find-record.ts'
import { knowledgeDigest } from './generation-document.ts'
import type { KeptGeneration } from './generation-shelf.ts'
import { GenerationShelf } from './generation-shelf.ts'
import { designMinds } from './minds.ts'
import { PolicyShelf } from './policy-shelf.ts'
import type { Ground } from './recorded-gate.ts'
import { RecordedGate } from './recorded-gate.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface GateOverrides {
  readonly createEnvironment?: () => Environment
}

/**
 * Puts together all that a gate needs and opens the record that it is kept in. Throws `UsageError` for a world file, record, generation or
 * policy that is not there, and `RecordError` for a record that cannot be written; nothing is left open then.
 */
export async function composeGate(
  settings: GateSettings,
  context: ProgramContext,
  overrides: GateOverrides = {},
): Promise<GateSession> {
  const { suite, tasks, perception, prior, horizonScale, seed, rules, workers } = settings
  const world = loadWorldFile(settings.world, worldsFolder)
  const specification: WorkerSpecification = { perception, host: { kind: 'embedded', world, speed: 'max' } }
  const file = findRecord(context.workingDirectory, settings)
  // Looked at first: a record is not made where there is none.
  openForReading(file).close()
  context.logDirectory = dirname(file)
  const record = openRecord(file)
  const reader = new RecordReader(file)
  const close = () => {
    reader.close()
    record.close()
    return Promise.resolve()
  }
  try {
    const generation = generationOf(record, context, settings)
    const shelf = new PolicyShelf(record, context.clock)
    const store = new SqliteGateStore(record, () => context.clock.isoDate())
    const championId = store.championId()
    const champion =
      settings.champion === null
        ? await shelf.load(championId)
        : await shelf.find(settings.champion, context.workingDirectory)
    const candidate = await shelf.find(settings.candidate, context.workingDirectory)
    if (champion?.id === candidate?.id) throw samePolicy(shelf.nameOf(champion?.id ?? null))
    if (settings.promote && (champion?.id ?? null) !== championId) throw notPlaying(shelf.nameOf(championId))
    const knowledge = generation?.generation.knowledge ?? noKnowledge
    const mindsFor = (isStyled: boolean) =>
      designMinds({ prior, knowledge, variant: wholeAgent, memory: null, isStyled })
    const parts = versions()
    const gate = new RecordedGate({
      record,
      reader,
      clock: context.clock,
      runName: basename(dirname(file)),
      runFolder: dirname(file),
      champion,
      candidate,
      tasks,
      series: { seed, number: 0 },
      rules,
      workers,
      episodeConfiguration: {
        suite,
        perception,
        prior,
        horizonScale,
        ...(generation === null
          ? {}
          : {
              generation: {
                number: generation.generation.number,
                digest: knowledgeDigest(generation.generation.knowledge),
              },
            }),
        host: specification.host,
      },
      versions: parts,
      generationId: generation?.id ?? null,
      mindsFor,
      createGround: () => groundOf(specification, overrides),
      prepare: () => mindsFor(false).prepare(world.version),
    })
    return {
      database: file,
      gate: gate.known.id,
      champion: shelf.nameOf(champion?.id ?? null),
      candidate: shelf.nameOf(candidate?.id ?? null),
      rules,
      versions: parts,
      play: (listener, signal) => gate.play(listener, signal),
      promote: () => gate.promote(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function groundOf(specification: WorkerSpecification, { createEnvironment }: GateOverrides): Ground {
  if (createEnvironment !== undefined) {
    const environment = createEnvironment()
    return { environment, release: () => environment.close() }
  }
  const environment = new WorkerEnvironment(specification, { keepThread: true })
  return { environment, release: () => environment.dispose() }
}

function generationOf(
  record: OpenRecord,
  { clock }: ProgramContext,
  { generation }: GateSettings,
): KeptGeneration | null {
  if (generation === null) return null
  const all = new GenerationShelf(record, clock).all()
  const found =
    generation === 'first'
      ? all[0]
      : generation === 'last'
        ? all.at(-1)
        : all.find(({ id }) => id === generation)
  if (found !== undefined) return found
  throw new UsageError(
    `There is no generation ${generation} in ${record.file}.`,
    '"stevolve history generations" lists what there is; without --generation both play with the prior alone.',
  )
}

function samePolicy(name: string): UsageError {
  return new UsageError(
    `Champion and candidate are the same policy, ${name}.`,
    'Name another champion with --champion: heuristic, a name in the record, or a model file.',
  )
}

function notPlaying(name: string): UsageError {
  return new UsageError(
    `--promote asks for a gate against the policy that plays, and that is ${name}.`,
    'Leave out --champion or --promote.',
  )
}
