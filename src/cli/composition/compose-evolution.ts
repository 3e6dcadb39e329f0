import { join } from 'node:path'
import { Agent } from '../../agent/index.ts'
import type { LearningMind } from '../../agent/index.ts'
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
import type { EvolveSettings } from '../input/evolve-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { worldsFolder } from '../suite-file.ts'
import { earlierEpisodes } from './earlier-episodes.ts'
import { GenerationShelf } from './generation-shelf.ts'
import { learnAgain } from './learn-again.ts'
import { diagnosisWithout, learningMinds } from './minds.ts'
import { RecordedEvolution } from './recorded-evolution.ts'
import type { LearningSeat } from './recorded-evolution.ts'
import { folderFor } from './run-folder.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface EvolutionOverrides {
  readonly createEnvironment?: () => Environment
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
    host: specification.host,
  }
  const identity = {
    configuration: {
      ...episodeConfiguration,
      // A run's `seed` is that of its one episode.
      evolutionSeed: seed,
      generationSize,
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
    const from = earlierGenerations.at(-1) ?? {
      id: shelf.keep(firstGeneration, null),
      generation: firstGeneration,
    }
    const recorder = new SqliteEpisodeRecorder(record, context.clock, { name: folder.name, ...identity })
    const minds = learningMinds(ablate, true)
    const createSeat = (knowledge: () => Knowledge): LearningSeat => {
      const environment =
        overrides.createEnvironment?.() ?? new WorkerEnvironment(specification, { keepThread: true })
      let mind: LearningMind | null = null
      const agent = new Agent({
        environment,
        recorder,
        mindFor: (start) => (mind = minds.mindFor(start, knowledge())),
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
      learnAgain: (episodeId, knowledge) =>
        learnAgain(
          record.file,
          episodeId,
          (start) => minds.mindFor(start, knowledge),
          diagnosisWithout(ablate),
        ),
      prepare: () => minds.prepare(world.version),
    })
  } catch (error) {
    reader.close()
    record.close()
    throw error
  }
}
