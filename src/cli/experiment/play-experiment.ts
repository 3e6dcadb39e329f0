import { UsageError } from '../../env/index.ts'
import type { EpisodeScore, KnowledgeScore, RepeatedFailures } from '../../evolve/index.ts'
import { evolutionProgress } from '../display/evolution-progress.ts'
import type { EvaluationSession } from '../evaluation-session.ts'
import type { EvolutionSession } from '../evolution-session.ts'
import type { EvalSettings } from '../input/eval-settings.ts'
import { resolveEvalSettings } from '../input/eval-settings.ts'
import type { EvolveSettings } from '../input/evolve-settings.ts'
import { resolveEvolveSettings } from '../input/evolve-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { EvalStage, EvolveStage, Stage } from './experiment-stages.ts'
import { ordinaryWorld } from './experiment-stages.ts'
import { playToTheEnd } from './play-to-the-end.ts'

/** What a generation had come to. */
export interface LearntGeneration {
  /** Id in its record. */
  readonly id: number
  readonly number: number
  /** Episodes that it rests on. */
  readonly episodes: number
  readonly knowledge: KnowledgeScore
  /** Decisions in which its guardrails forbade something, how often that was tried all the same, and how often it then worked. */
  readonly guards: { readonly blocks: number; readonly probes: number; readonly falseBlocks: number }
}

/** What was learnt in one world. */
export interface PlayedEvolution {
  readonly stage: EvolveStage
  readonly generations: readonly LearntGeneration[]
  /** What the prior `full` knows of the same world. */
  readonly full: KnowledgeScore
  /** Path of its record. */
  readonly database: string
}

/** What one agent came to. */
export interface PlayedEvaluation {
  readonly stage: EvalStage
  readonly episodes: readonly EpisodeScore[]
  /** Path of its record. */
  readonly database: string
}

/** All that an experiment has played. */
export interface PlayedExperiment {
  readonly evolutions: readonly PlayedEvolution[]
  readonly evaluations: readonly PlayedEvaluation[]
  /** Failures made again while the agent learnt, with guardrails and without, in as many episodes; null where one of the two did not learn. */
  readonly repeated: { readonly withGuardrails: RepeatedFailures; readonly without: RepeatedFailures } | null
  readonly versions: Readonly<Record<string, string>>
}

/** What an experiment needs of its surroundings. */
export interface ExperimentParts {
  readonly composeEvaluation: (settings: EvalSettings) => EvaluationSession | Promise<EvaluationSession>
  readonly composeEvolution: (settings: EvolveSettings) => EvolutionSession | Promise<EvolutionSession>
  /** The generations of an evolution's record, oldest first, each held against the world it learnt in. */
  readonly readGenerations: (database: string) => readonly LearntGeneration[]
  /** The prior `full` held against the world of an evolution's record. */
  readonly scoreFull: (database: string) => KnowledgeScore
  /** Whether there is a record in this folder. */
  readonly hasRecord: (folder: string) => boolean
  /** Counts failures made again in the finished episodes of a record. */
  readonly countRepeated: (database: string) => RepeatedFailures
}

/**
 * What has been played of an experiment, without playing on: stages that are not finished are left out. Throws what composing throws for
 * a finished stage.
 */
export async function playedSoFar(
  stages: readonly Stage[],
  parts: ExperimentParts,
): Promise<PlayedExperiment> {
  const evolutions: PlayedEvolution[] = []
  const evaluations: PlayedEvaluation[] = []
  let versions: Readonly<Record<string, string>> = {}
  for (const stage of stages) {
    if (!parts.hasRecord(stage.options.runDir ?? '')) continue
    if (stage.kind === 'evolve') {
      const session = await parts.composeEvolution(resolveEvolveSettings(stage.options))
      const isBegun = session.earlier.length > 0
      await session.close()
      if (isBegun) evolutions.push(learntIn(stage, session.database, parts))
      continue
    }
    const session = await sessionOf(stage, evolutions, parts)
    if (session === null) continue
    const { earlier, plan, database } = session
    await session.close()
    if (earlier.length < plan.length) continue
    versions = session.versions
    evaluations.push({ stage, episodes: earlier.map((episode) => episode.score), database })
  }
  return { evolutions, evaluations, repeated: repeatedIn(evolutions, parts), versions }
}

/** Null where what the stage builds on is not there yet. */
async function sessionOf(
  stage: EvalStage,
  evolutions: readonly PlayedEvolution[],
  { composeEvaluation }: ExperimentParts,
): Promise<EvaluationSession | null> {
  try {
    return await composeEvaluation(settingsOf(stage, evolutions))
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}

function settingsOf(stage: EvalStage, evolutions: readonly PlayedEvolution[]): EvalSettings {
  const known = evolutions.find(({ stage: learnt }) => learnt.options.runDir === stage.options.from)
  return resolveEvalSettings(optionsOf(stage, known))
}

/**
 * Plays the stages that are not played yet, one after the other, and tells how it goes. Null when it was stopped: the same again goes on from
 * there. Throws what composing and playing throw.
 */
export async function playExperiment(
  stages: readonly Stage[],
  context: ProgramContext,
  parts: ExperimentParts,
): Promise<PlayedExperiment | null> {
  const evolutions: PlayedEvolution[] = []
  const evaluations: PlayedEvaluation[] = []
  let versions: Readonly<Record<string, string>> = {}
  for (const [index, stage] of stages.entries()) {
    context.output.log(`Stage ${index + 1} of ${stages.length}: ${stage.name}.`)
    if (stage.kind === 'evolve') {
      const played = await learn(stage, context, parts)
      if (played === null) return null
      evolutions.push(played)
    } else {
      const settings = settingsOf(stage, evolutions)
      const session = await parts.composeEvaluation(settings)
      versions = session.versions
      const episodes = await playToTheEnd(settings, session, context)
      if (episodes === null) return null
      evaluations.push({ stage, episodes, database: session.database })
    }
  }
  return { evolutions, evaluations, repeated: repeatedIn(evolutions, parts), versions }
}

function repeatedIn(
  evolutions: readonly PlayedEvolution[],
  { countRepeated }: ExperimentParts,
): PlayedExperiment['repeated'] {
  const ordinary = evolutions.filter(({ stage }) => stage.world === ordinaryWorld)
  const whole = ordinary.find(({ stage }) => stage.isWhole)
  const without = ordinary.find(({ stage }) => stage.options.ablate === 'guardrails')
  if (whole === undefined || without === undefined || episodesIn(whole) !== episodesIn(without)) return null
  return { withGuardrails: countRepeated(whole.database), without: countRepeated(without.database) }
}

function episodesIn({ generations }: PlayedEvolution): number {
  return generations.at(-1)?.episodes ?? 0
}

/** With the id of the generation in place of the episodes that it had learnt from. */
function optionsOf({ options, learntFrom }: EvalStage, evolution: PlayedEvolution | undefined) {
  if (learntFrom === null) return options
  const found = evolution?.generations.find(({ episodes }) => episodes >= learntFrom)
  return { ...options, generation: found === undefined ? 'last' : String(found.id) }
}

async function learn(
  stage: EvolveStage,
  { output, clock, interruption }: ProgramContext,
  parts: ExperimentParts,
): Promise<PlayedEvolution | null> {
  const settings = resolveEvolveSettings(stage.options)
  const session = await parts.composeEvolution(settings)
  const stream = output.isTerminal ? process.stderr : null
  const progress = evolutionProgress(output, clock, session, settings, stream)
  let isComplete: boolean
  try {
    isComplete = await session.play(progress, interruption.signal)
  } finally {
    progress.done()
    await session.close()
  }
  return isComplete ? learntIn(stage, session.database, parts) : null
}

function learntIn(
  stage: EvolveStage,
  database: string,
  { readGenerations, scoreFull }: ExperimentParts,
): PlayedEvolution {
  return { stage, generations: readGenerations(database), full: scoreFull(database), database }
}
