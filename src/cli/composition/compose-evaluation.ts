import { join } from 'node:path'
import { Agent, drawStyle, stylePolicy, withPolicy } from '../../agent/index.ts'
import type { Policy } from '../../agent/index.ts'
import { noKnowledge } from '../../distill/index.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { Environment } from '../../env/index.ts'
import { WorkerEnvironment } from '../../env/worker/worker-environment.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import { planEpisodes } from '../../evolve/index.ts'
import type { PlannedEpisode } from '../../evolve/index.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../memory/sqlite/sqlite-episode-recorder.ts'
import type { EvaluationSession } from '../evaluation-session.ts'
import type { EvalSettings } from '../input/eval-settings.ts'
import { formatSeeds } from '../input/seed-list.ts'
import type { ProgramContext } from '../program-context.ts'
import { worldsFolder } from '../suite-file.ts'
import { earlierEpisodes } from './earlier-episodes.ts'
import { findRecord } from './find-record.ts'
import { findGeneration } from './find-generation.ts'
import { knowledgeDigest } from './generation-document.ts'
import { GenerationShelf } from './generation-shelf.ts'
import { designMinds } from './minds.ts'
import { RecordedCases } from './recorded-cases.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { exploring, keepPolicy, mindsWithPolicy } from './played-policy.ts'
import { RecordedEvaluation } from './recorded-evaluation.ts'
import { folderFor } from './run-folder.ts'
import { versions } from './versions.ts'

/** Parts that a test may put in the place of ours. */
export interface EvaluationOverrides {
  readonly createEnvironment?: () => Environment
  /** The policy that the settings name, loaded. */
  readonly policy?: PlayedPolicy | null
}

/**
 * Puts together all that an evaluation needs and opens its record. Throws `UsageError` for a world file that is not
 * there or malformed and for a folder that holds an evaluation with other settings, and `RecordError` for a record that
 * cannot be written; nothing is left open then.
 */
export function composeEvaluation(
  settings: EvalSettings,
  context: ProgramContext,
  overrides: EvaluationOverrides = {},
): EvaluationSession {
  const {
    suite,
    tasks,
    seeds,
    spread,
    exploreStyles,
    probing,
    workers,
    perception,
    prior,
    variant,
    horizonScale,
    runDirectory,
  } = settings
  const generation =
    settings.generation === null ? null : findGeneration(settings.generation, context.workingDirectory, prior)
  const world = loadWorldFile(settings.world, worldsFolder)
  const specification: WorkerSpecification = {
    perception,
    host: { kind: 'embedded', world, speed: 'max', isMeasured: true },
  }
  const cases = casesOf(settings, context)
  const folder = folderFor(context, runDirectory, 'eval')
  const played = overrides.policy ?? null
  const isStyled = exploreStyles > 0 || played?.isStyled === true
  const episodeConfiguration = {
    command: 'eval',
    suite,
    perception,
    prior,
    ...(variant.ablate === null ? {} : { ablate: variant.ablate }),
    ...(variant.baseline === null ? {} : { baseline: variant.baseline }),
    ...(cases === null ? {} : { recalled: cases.seenFrom(folder.path) }),
    horizonScale,
    ...(generation === null
      ? {}
      : { generation: { number: generation.number, digest: knowledgeDigest(generation.knowledge) } }),
    ...(played === null ? {} : { policy: played.identity }),
    ...(settings.explore === 0 ? {} : { explore: settings.explore }),
    ...(isStyled ? { styled: true } : {}),
    ...(probing === null ? {} : { probing }),
    host: specification.host,
  }
  const identity = {
    configuration: {
      ...episodeConfiguration,
      seeds: formatSeeds(seeds),
      ...(spread === 1 ? {} : { spread }),
      ...(exploreStyles === 0 ? {} : { exploreStyles }),
      tasks: Object.fromEntries(tasks.map((task) => [task.id, task])),
    },
    versions: versions(),
  }
  const record = openRecord(join(folder.path, 'stevolve.db'))
  const reader = new RecordReader(record.file)
  try {
    const earlier = earlierEpisodes(reader, identity, folder.path, 'eval')
    const plan = planEpisodes(tasks, seeds, spread, exploreStyles)
    const recorder = new SqliteEpisodeRecorder(record, context.clock, { name: folder.name, ...identity })
    const knowledge = generation?.knowledge ?? noKnowledge
    const { mindFor, diagnose, prepare } = mindsWithPolicy(
      designMinds({ prior, knowledge, variant, probing: probing ?? undefined, memory: cases, isStyled }),
      exploring(played?.policy ?? null, settings.explore),
    )
    if (played !== null) keepPolicy(played, folder.path)
    const generationId =
      generation === null ? null : new GenerationShelf(record, context.clock).adopt(generation)
    return new RecordedEvaluation({
      identity,
      episodeConfiguration,
      plan,
      generationId,
      policyName: played?.policy.name ?? null,
      countsProbes: probing !== null,
      cases,
      earlier,
      workers,
      folder,
      record,
      reader,
      createSeat: () => {
        const environment =
          overrides.createEnvironment?.() ?? new WorkerEnvironment(specification, { keepThread: true })
        let policy: Policy | null = null
        const agent = new Agent({
          environment,
          recorder,
          mindFor: (start) => (policy === null ? mindFor(start) : withPolicy(mindFor(start), policy)),
          diagnose,
        })
        const prepareFor = ({ task, seed, draw }: PlannedEpisode) => {
          policy =
            draw === undefined
              ? null
              : exploring(stylePolicy(drawStyle(task.id, seed, draw)), settings.explore)
        }
        const dispose = () =>
          environment instanceof WorkerEnvironment ? environment.dispose() : environment.close()
        return { agent, environment, prepareFor, dispose }
      },
      prepare: () => prepare(world.version),
    })
  } catch (error) {
    reader.close()
    record.close()
    cases?.close()
    throw error
  }
}

/** What the agent recalls from, where it is one that recalls. */
function casesOf(
  { variant, memoryFolder }: EvalSettings,
  { workingDirectory }: ProgramContext,
): RecordedCases | null {
  if (variant.baseline !== 'retrieval') return null
  return new RecordedCases(findRecord(workingDirectory, { database: null, runDirectory: memoryFolder }))
}
