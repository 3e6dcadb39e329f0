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
import { describeEvolve } from './evolve-command.ts'
import type { EvolutionSession } from './evolution-session.ts'
import { describeExport } from './export-command.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import type { EvalOptions, EvalSettings } from './input/eval-settings.ts'
import { ablations } from './input/variant.ts'
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
import { defaultTask, resolveRunSettings } from './input/run-settings.ts'
import type { ServeOptions, ServeWorldSettings } from './input/serve-settings.ts'
import { resolveServeSettings } from './input/serve-settings.ts'
import type { ShowOptions, ShowSettings } from './input/show-settings.ts'
import { resolveShowSettings } from './input/show-settings.ts'
import type { TrainOptions, TrainSettings } from './input/train-settings.ts'
import { resolveTrainSettings } from './input/train-settings.ts'
import {
  describePolicy,
  describePolicyImport,
  deviceMeaning,
  policyMeaning,
  timeoutMeaning,
} from './policy-command.ts'
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
import { describeTrain } from './train-command.ts'
import type { TrainingSession } from './training-session.ts'
import type { ViewedEpisode } from './view/viewed-episode.ts'

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

  describeRun(program).action(async (task: string | undefined, options: RunOptions) => {
    const settings = resolveRunSettings(task, options)
    exitCode = await run(context, settings, await parts.composeRun(settings, context))
  })

  describeTasks(program).action((options: { suite?: string; group?: string; json?: boolean }) => {
    const { suite = null, group = null, json = false } = options
    exitCode = listTasks(context, { suite, group, json })
  })

  describeEval(program).action(async (options: EvalOptions) => {
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

  describeServe(program).action(async (options: ServeOptions) => {
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

function describeRun(program: Command): Command {
  return program
    .command('run')
    .description('Play one task and record it.')
    .argument('[task]', `a task of the suite; "stevolve tasks" lists them (default: ${defaultTask})`)
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--seed <n>', 'seed of world and chance, 0 to 2147483647 (default: 1)')
    .option('--server <host:port>', 'play on a Java-edition server, in real time; port 25565 if left out')
    .option('--minecraft-version <version>', 'on a server: join in this version instead of asking for it')
    .option('--username <name>', 'name of the player (default: stevolve)')
    .option('--auth <kind>', 'account on a server: offline or microsoft (default: offline)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--prior <knowledge>', 'what the agent knows beforehand: full or recipes (default: full)')
    .option('--policy <file|address>', policyMeaning)
    .option('--policy-device <device>', deviceMeaning)
    .option('--policy-timeout-ms <n>', timeoutMeaning)
    .option('--speed <pace>', 'max or 1x; a server is always 1x (default: max)')
    .option('--horizon <ticks>', 'end after so many game ticks, 20 a second, whatever the task says')
    .option('--goal <json>', 'a goal of your own instead of a task')
    .option('--suite <file>', 'look the task up in this suite file')
    .option('--run-dir <folder>', 'keep the record there (default: a new folder under runs/)')
    .option('--json', 'one JSON object per line on standard output; the last is the result')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve run wooden_pickaxe
  stevolve run iron_pickaxe --seed 7 --run-dir runs/iron
  stevolve run --goal '{"have":{"torch":4}}' --horizon 12000
  stevolve run stone_pickaxe --server [::1]:25565 --username steve_1
  stevolve run --json | tail -n 1

Ctrl-C ends the attempt, keeps the record and prints the result; a second one quits at once.`,
    )
}

function describeTasks(program: Command): Command {
  return program
    .command('tasks')
    .description('List the tasks of the suite.')
    .option('--group <name>', 'one group only: wooden, stone, iron, gold, redstone, diamond or armor')
    .option('--suite <file>', 'list another suite file')
    .option('--json', 'one JSON object per task')
    .option('--verbose', verboseMeaning)
    .addHelpText('after', '\nExamples:\n  stevolve tasks\n  stevolve tasks --group iron --json')
}

function describeEval(program: Command): Command {
  return program
    .command('eval')
    .description('Play many episodes and say how many succeed.')
    .option('--suite <name|file>', 'the suite to play (default: tech-tree-70)')
    .option('--tasks <names>', 'only these tasks, with commas between them')
    .option('--group <names>', 'only these groups of tasks')
    .option('--seeds <list>', 'seeds of world and chance, as 1001-1010 or 1,2,5-9 (default: 1001-1010)')
    .option('--spread <n>', 'each seed plays one task in so many, the seeds in turn (default: 1, all)')
    .option('--workers <n>', 'episodes at a time; no result depends on it (default: one per processor)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--prior <knowledge>', 'what the agent knows beforehand: full or recipes (default: full)')
    .option('--policy <file|address>', policyMeaning)
    .option('--policy-device <device>', deviceMeaning)
    .option('--policy-timeout-ms <n>', timeoutMeaning)
    .option(
      '--explore <share>',
      'try another candidate in a share of the decisions, to learn from (default: 0)',
    )
    .option(
      '--explore-styles <n>',
      'play all n times more, each time in another style of planning, to learn from (default: 0)',
    )
    .option('--generation <id>', 'what an evolution had learnt by then: an id, first or last')
    .option('--from <folder>', 'the record of that evolution (default: the newest under runs/)')
    .option('--ablate <part>', `play without ${ablations.slice(0, -1).join(', ')} or ${ablations.at(-1)!}`)
    .option('--baseline <agent>', 'static: learns nothing; retrieval: recalls from the record in --from')
    .option('--horizon-scale <x>', "multiply every task's horizon (default: 1)")
    .option('--run-dir <folder>', 'keep the record there, or go on with the evaluation that is there')
    .option('--json', 'one JSON object per episode on standard output, then the summary')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve eval --group wooden,stone --seeds 1001-1005
  stevolve eval --run-dir runs/full --workers 4
  stevolve eval --tasks iron_pickaxe,diamond --json | tail -n 1
  stevolve eval --generation last --from runs/evolve-1 --seeds 1001-1003
  stevolve eval --generation last --ablate replanning --group iron

Ctrl-C stops and keeps every finished episode; the same command with the same --run-dir
goes on from there. Exit code 0 says that all was played, whatever succeeded.`,
    )
}

function describeServe(program: Command): Command {
  return program
    .command('world')
    .description('The embedded world by itself.')
    .command('serve')
    .description('Open the embedded world on a port, in real time, for people and other bots.')
    .option('--port <n>', 'TCP port; 0 takes a free one (default: 25565)')
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in (default: 127.0.0.1)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--seed <n>', 'seed of world and chance (default: 1)')
    .option('--save <folder>', 'keep the world there and go on with it next time (default: forget it)')
    .option('--save-every <n>', 'seconds of game time between two saves (default: 30)')
    .option('--json', 'one JSON object when it is open')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve world serve
  stevolve world serve --port 25570 --seed 3
  stevolve run wooden_pickaxe --server 127.0.0.1:25570    (in another terminal)

Accounts are not checked: do not open it to people you do not know.`,
    )
}
