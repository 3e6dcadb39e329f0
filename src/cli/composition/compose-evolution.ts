import { join, resolve } from 'node:path'
import { Agent, withPolicy } from '../../agent/index.ts'
import type { LearningMind, Policy } from '../../agent/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { Environment } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import { firstGeneration } from '../../evolve/index.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../memory/sqlite/sqlite-episode-recorder.ts'
import type { EvolutionSession } from '../evolution-session.ts'
import type { EvolveSettings, PolicyTraining } from '../input/evolve-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { worldsFolder } from '../suite-file.ts'
import { earlierEpisodes } from './earlier-episodes.ts'
import { knowledgeDigest } from './generation-document.ts'
import { GenerationShelf } from './generation-shelf.ts'
import { readKnowledgeFile } from './knowledge-file.ts'
import { learnAgain } from './learn-again.ts'
import { diagnosisWithout, learningMinds } from './minds.ts'
import type { PolicyWorkshopParts } from './policy-workshop.ts'
import { PolicyWorkshop } from './policy-workshop.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { exploring, keepPolicy } from './played-policy.ts'
import { PolicyShelf } from './policy-shelf.ts'
import { recordedRanking } from './recorded-ranking.ts'
import { RecordedEvolution } from './recorded-evolution.ts'
import type { LearningSeat } from './recorded-evolution.ts'
import { folderFor } from './run-folder.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface EvolutionOverrides {
  readonly createEnvironment?: () => Environment
  /** The policy that the settings name, loaded. */
  readonly policy?: PlayedPolicy | null
}

/**
 * Puts together all that an evolution needs and opens its record. Throws `UsageError` for a world file that is not there or malformed and
 * for a folder that holds an evolution with other settings, and `RecordError` for a record that cannot be read or written; nothing is left
 * open then.
 */
export function composeEvolution(
  settings: EvolveSettings,
  context: ProgramContext,
  overrides: EvolutionOverrides = {},
): EvolutionSession {
  const { suite, tasks, perception, prior, ablate, horizonScale, seed, generationSize, runDirectory } =
    settings
  const { policyTraining, explore } = settings
  const played = overrides.policy ?? null
  const world = loadWorldFile(settings.world, worldsFolder)
  const specification: WorkerSpecification = { perception, host: { kind: 'embedded', world, speed: 'max' } }
  const episodeConfiguration = {
    command: 'evolve',
    suite,
    perception,
    prior,
    ...(ablate === null ? {} : { ablate }),
    curious: true,
    horizonScale,
    ...(played === null ? {} : { policy: played.identity }),
    ...(explore === 0 ? {} : { explore }),
    host: specification.host,
  }
  const taught =
    settings.knowledge === null
      ? null
      : readKnowledgeFile(resolve(context.workingDirectory, settings.knowledge))
  const identity = {
    configuration: {
      ...episodeConfiguration,
      ...(taught === null ? {} : { knowledge: knowledgeDigest(taught) }),
      // A run's `seed` is that of its one episode.
      evolutionSeed: seed,
      generationSize,
      ...(policyTraining === null ? {} : { policyTraining }),
      tasks: Object.fromEntries(tasks.map((task) => [task.id, task])),
    },
    versions: versions(),
  }
  const folder = folderFor(context, runDirectory, 'evolve')
  const record = openRecord(join(folder.path, 'stevolve.db'))
  const reader = new RecordReader(record.file)
  try {
    const earlier = earlierEpisodes(reader, identity, folder.path, 'evolve')
    const shelf = new GenerationShelf(record, context.clock)
    const earlierGenerations = shelf.all()
    const first = taught === null ? firstGeneration : { ...firstGeneration, knowledge: taught }
    const policyId =
      played === null || played.bytes === null || settings.policy === null
        ? null
        : new PolicyShelf(record, context.clock).adopt(
            played,
            resolve(context.workingDirectory, settings.policy),
          ).id
    if (played !== null) keepPolicy(played, folder.path)
    const from = earlierGenerations.at(-1) ?? { id: shelf.keep(first, null, policyId), generation: first }
    const recorder = new SqliteEpisodeRecorder(record, context.clock, { name: folder.name, ...identity })
    const minds = learningMinds(prior, ablate, true)
    // A gate compares as an evaluation does: nobody is curious there.
    const gateMinds = learningMinds(prior, ablate)
    const createSeat = (knowledge: () => Knowledge, policy: () => Policy | null): LearningSeat => {
      const environment =
        overrides.createEnvironment?.() ?? new WorkerEnvironment(specification, { keepThread: true })
      let mind: LearningMind | null = null
      const agent = new Agent({
        environment,
        recorder,
        mindFor: (start) => {
          mind = minds.mindFor(start, knowledge())
          const ranking = policy()
          return ranking === null ? mind : withPolicy(mind, ranking)
        },
        diagnose: diagnosisWithout(ablate),
      })
      const dispose = () =>
        environment instanceof WorkerEnvironment ? environment.dispose() : environment.close()
      return { agent, environment, mind: () => mind!, dispose }
    }
    return new RecordedEvolution({
      identity,
      episodeConfiguration,
      tasks,
      episodes: settings.episodes,
      generationSize,
      seed,
      workers: settings.workers,
      folder,
      record,
      reader,
      shelf,
      from,
      earlierGenerations,
      earlier,
      createSeat,
      learnAgain: (episodeId, knowledge, champion) =>
        learnAgain(
          record.file,
          episodeId,
          (start) => minds.mindFor(start, knowledge),
          diagnosisWithout(ablate),
          // A server may have been silent then; what it said stands in the record.
          (readable) =>
            champion?.identity.served === true
              ? recordedRanking(readable, episodeId, champion.identity, explore)
              : exploring(champion?.policy ?? null, explore),
        ),
      played,
      policyId,
      createWorkshop: workshopOf(policyTraining, (training) => ({
        record,
        reader,
        clock: context.clock,
        runName: folder.name,
        runFolder: folder.path,
        tasks,
        seed,
        workers: settings.workers,
        everyGenerations: training.everyGenerations,
        training: training.training,
        rules: training.rules,
        episodeConfiguration: {
          suite,
          perception,
          prior,
          ...(ablate === null ? {} : { ablate }),
          horizonScale,
          host: specification.host,
        },
        versions: identity.versions,
        mindsOf: (knowledge) => ({
          mindFor: (start) => gateMinds.mindFor(start, knowledge),
          prepare: gateMinds.prepare,
          diagnose: diagnosisWithout(ablate),
        }),
      })),
      explore,
      prepare: () => minds.prepare(world.version),
    })
  } catch (error) {
    reader.close()
    record.close()
    throw error
  }
}

/** Makes the workshop of an evolution that trains a policy; null where it trains none. */
function workshopOf(
  policy: PolicyTraining | null,
  partsFor: (policy: PolicyTraining) => Omit<PolicyWorkshopParts, 'createGround'>,
) {
  if (policy === null) return null
  return (createGround: PolicyWorkshopParts['createGround']) =>
    new PolicyWorkshop({ ...partsFor(policy), createGround })
}
