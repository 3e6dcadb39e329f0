import { Command, CommanderError } from 'commander'
import { evaluate } from './commands/eval.ts'
import { evolveAgent } from './commands/evolve.ts'
import type { ExportSession } from './commands/export-dataset.ts'
import { exportDataset } from './commands/export-dataset.ts'
import type { ExportableEpisode } from './commands/export-episode.ts'
import { exportEpisode } from './commands/export-episode.ts'
import type { FindHistory } from './commands/history.ts'
import { listHistory } from './commands/history.ts'
import type { ExportedKnowledge } from './commands/export-knowledge.ts'
import { tellExportedKnowledge } from './commands/export-knowledge.ts'
import type { ImportSession } from './commands/import-policy.ts'
import { importPolicy } from './commands/import-policy.ts'
import type { PrunedRecord } from './commands/prune-history.ts'
import { pruneHistory } from './commands/prune-history.ts'
import { replay } from './commands/replay.ts'
import { run } from './commands/run.ts'
import type { ServedWorld } from './commands/serve-world.ts'
import { serveWorld } from './commands/serve-world.ts'
import { show } from './commands/show.ts'
import { listTasks } from './commands/tasks.ts'
import { train } from './commands/train.ts'
import type { OpenTerminal } from './commands/view-episode.ts'
import { viewEpisode } from './commands/view-episode.ts'
import type { EvaluationSession } from './evaluation-session.ts'
import { describeEval } from './eval-command.ts'
import { describeEvolve } from './evolve-command.ts'
import type { EvolutionSession } from './evolution-session.ts'
import { describeExport } from './export-command.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import type { EvalOptions, EvalSettings } from './input/eval-settings.ts'
import { resolveEvalSettings } from './input/eval-settings.ts'
import type { EvolveOptions, EvolveSettings } from './input/evolve-settings.ts'
import { resolveEvolveSettings } from './input/evolve-settings.ts'
import type { ExportOptions, ExportSettings } from './input/export-settings.ts'
import { resolveExportSettings } from './input/export-settings.ts'
import type { HistoryOptions, HistorySettings } from './input/history-settings.ts'
import { resolveHistorySettings } from './input/history-settings.ts'
import type { KnowledgeExportOptions, KnowledgeExportSettings } from './input/knowledge-settings.ts'
import { resolveKnowledgeExport } from './input/knowledge-settings.ts'
import type { ImportOptions, ImportSettings } from './input/import-settings.ts'
import { resolveImportSettings } from './input/import-settings.ts'
import type { PruneOptions, PruneSettings } from './input/prune-settings.ts'
import { resolvePruneSettings } from './input/prune-settings.ts'
import type { ReplayOptions, ReplaySettings } from './input/replay-settings.ts'
import { resolveReplaySettings } from './input/replay-settings.ts'
import type { RunOptions, RunSettings } from './input/run-settings.ts'
import { resolveRunSettings } from './input/run-settings.ts'
import type { ServeOptions, ServeWorldSettings } from './input/serve-settings.ts'
import { resolveServeSettings } from './input/serve-settings.ts'
import type { ShowOptions, ShowSettings } from './input/show-settings.ts'
import { resolveShowSettings } from './input/show-settings.ts'
import type { TrainOptions, TrainSettings } from './input/train-settings.ts'
import { resolveTrainSettings } from './input/train-settings.ts'
import { describePolicy, describePolicyImport } from './policy-command.ts'
import type { GateParts } from './policy-program.ts'
import { addGateCommands } from './policy-program.ts'
import { describeKnowledgeExport } from './knowledge-command.ts'
import type { ProgramContext } from './program-context.ts'
import { describeHistory, describePrune, describeReplay, describeShow } from './record-commands.ts'
import type { ReplaySession } from './replay-session.ts'
import type { RunSession } from './run-session.ts'
import type { ServingParts } from './serving-program.ts'
import { addServingCommands } from './serving-program.ts'
import type { Shown } from './shown-record.ts'
import { describeRun, describeTasks } from './run-command.ts'
import { describeTrain } from './train-command.ts'
import type { TrainingSession } from './training-session.ts'
import type { ViewedEpisode } from './view/viewed-episode.ts'
import { describeServe } from './world-command.ts'

/** What the commands need from the composition root; loaded only by the command that needs it. */
export interface ProgramParts extends GateParts, ServingParts {
  composeRun(settings: RunSettings, context: ProgramContext): Promise<RunSession>
  composeEvaluation(settings: EvalSettings): Promise<EvaluationSession>
  composeEvolution(settings: EvolveSettings): Promise<EvolutionSession>
  composeTraining(settings: TrainSettings): Promise<TrainingSession>
  composeExport(settings: ExportSettings): Promise<ExportSession>
  composeImport(settings: ImportSettings): Promise<ImportSession>
  exportKnowledge(settings: KnowledgeExportSettings): Promise<ExportedKnowledge>
  composeReplay(settings: ReplaySettings): Promise<ReplaySession>
  composeView(settings: ReplaySettings): Promise<ViewedEpisode & ExportableEpisode>
  readonly openTerminal: OpenTerminal
  composeHistory(settings: HistorySettings): Promise<FindHistory>
  composePrune(settings: PruneSettings): Promise<Iterable<PrunedRecord>>
  composeShow(settings: ShowSettings): Promise<{ readonly shown: Shown; readonly database: string }>
  composeWorld(settings: ServeWorldSettings, context: ProgramContext): Promise<ServedWorld>
}

/**
 * Runs the command that `words` (without node and script) ask for and resolves to the exit code.
 * Throws what the command throws; wrong usage that commander finds is told by itself and gives exit code 2.
 */
export async function runProgram(
  words: readonly string[],
  version: string,
  context: ProgramContext,
  parts: ProgramParts,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done
  const program = describeProgram(version, context)

  describeRun(program, verboseMeaning).action(async (task: string | undefined, options: RunOptions) => {
    const settings = resolveRunSettings(task, options)
    exitCode = await run(context, settings, await parts.composeRun(settings, context))
  })

  describeTasks(program, verboseMeaning).action(
    (options: { suite?: string; group?: string; json?: boolean }) => {
      const { suite = null, group = null, json = false } = options
      exitCode = listTasks(context, { suite, group, json })
    },
  )

  describeEval(program, verboseMeaning).action(async (options: EvalOptions) => {
    const settings = resolveEvalSettings(options)
    exitCode = await evaluate(context, settings, await parts.composeEvaluation(settings))
  })

  describeEvolve(program, verboseMeaning).action(async (options: EvolveOptions) => {
    const settings = resolveEvolveSettings(options)
    exitCode = await evolveAgent(context, settings, await parts.composeEvolution(settings))
  })

  describeKnowledgeExport(program, verboseMeaning).action(async (options: KnowledgeExportOptions) => {
    const settings = resolveKnowledgeExport(options)
    exitCode = tellExportedKnowledge(context, settings, await parts.exportKnowledge(settings))
  })

  describeTrain(program, verboseMeaning).action(async (options: TrainOptions) => {
    const settings = resolveTrainSettings(options)
    exitCode = await train(context, settings, await parts.composeTraining(settings))
  })

  describeExport(program, verboseMeaning).action(async (options: ExportOptions) => {
    const settings = resolveExportSettings(options)
    exitCode = await exportDataset(context, settings, await parts.composeExport(settings))
  })

  const policy = describePolicy(program)
  addGateCommands(policy, verboseMeaning, context, parts, (code) => (exitCode = code))
  addServingCommands(policy, verboseMeaning, context, parts, (code) => (exitCode = code))
  describePolicyImport(policy, verboseMeaning).action(async (weights: string, options: ImportOptions) => {
    const settings = resolveImportSettings(weights, options)
    exitCode = await importPolicy(context, settings, await parts.composeImport(settings))
  })

  describeReplay(program).action(async (episode: string | undefined, options: ReplayOptions) => {
    const settings = resolveReplaySettings(episode, options)
    exitCode = await replayOrShow(context, settings, parts)
  })

  const history = describeHistory(program).action(
    async (what: string | undefined, options: HistoryOptions) => {
      const settings = resolveHistorySettings(what, options, context.clock.isoDate())
      exitCode = listHistory(context, settings, await parts.composeHistory(settings))
    },
  )

  describePrune(history).action(async (options: PruneOptions) => {
    const settings = resolvePruneSettings(options, context.clock.isoDate())
    exitCode = pruneHistory(context, settings, await parts.composePrune(settings))
  })

  describeShow(program).action(async (what: string, id: string, options: ShowOptions) => {
    const settings = resolveShowSettings(what, id, options)
    exitCode = show(context, settings, await parts.composeShow(settings))
  })

  describeServe(program, verboseMeaning).action(async (options: ServeOptions) => {
    const settings = resolveServeSettings(options)
    exitCode = await serveWorld(context, await parts.composeWorld(settings, context), settings)
  })

  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongInput
  }
  return exitCode
}

/** A recorded episode is looked at, written out, or played again. */
async function replayOrShow(
  context: ProgramContext,
  settings: ReplaySettings,
  parts: ProgramParts,
): Promise<ExitCode> {
  const { view, exportTo } = settings
  if (view !== null) return viewEpisode(context, view, await parts.composeView(settings), parts.openTerminal)
  if (exportTo !== null) return exportEpisode(context, exportTo, await parts.composeView(settings))
  return replay(context, settings, await parts.composeReplay(settings))
}

const verboseMeaning = 'show the stack of an error'

function describeProgram(version: string, { output }: ProgramContext): Command {
  return (
    new Command('stevolve')
      .description('An agent that plays Minecraft: in a world of its own, or on your server.')
      .version(version, '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .helpCommand('help [command]', 'print the help of a command')
      // An option belongs to the command that it follows: `history` and `history prune` share names.
      .enablePositionalOptions()
      .exitOverride()
      .configureOutput({
        writeOut: (text) => output.out(text.trimEnd()),
        writeErr: (text) => output.log(text.trimEnd()),
        outputError: (text, write) =>
          write(`${text.trim().replace(/^error: /, 'Error: ')}\n--help lists what there is.`),
        getOutHelpWidth: () => output.widthColumns,
      })
      .addHelpText(
        'after',
        `
Examples:
  stevolve run                                 make a stone pickaxe from nothing
  stevolve run iron_pickaxe --seed 3
  stevolve run --server 127.0.0.1:25565        play on your own server
  stevolve tasks --group diamond
  stevolve eval --group stone --seeds 1001-1005
  stevolve evolve --episodes 100               learn by playing
  stevolve train --run-dir runs/evolve-1       train a policy on recorded decisions
  stevolve replay                              play the last episode again and verify it
  stevolve history episodes --failure --since 7d
  stevolve world serve --port 25565            a world for people and other bots

Exit codes: 0 done, 1 the task failed, 2 wrong usage or input, 3 the world could not be
reached or was lost, 70 a bug, 129/130/143 stopped by a hang-up, Ctrl-C or a termination.`,
      )
  )
}
