import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processContext } from './composition/process-context.ts'
import { wallClock } from './composition/wall-clock.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { describeFailure } from './failure-report.ts'
import type { ChosenGeneration } from './input/generation-choice.ts'
import { plannerOrderName } from './input/policy-names.ts'
import type { RunSettings } from './input/run-settings.ts'
import { runProgram } from './program.ts'
import { stevolveVersion } from './stevolve-version.ts'
import { openTerminal } from './view/view-terminal.ts'

/** What a command says of its policy. */
interface PolicyChoice extends Pick<RunSettings, 'policy' | 'policyAccess'> {
  readonly generation?: ChosenGeneration | null
}

const words = process.argv.slice(2)

const context = processContext()
const { interruption } = context
process.on('uncaughtException', (error) => end(fail(error)))
process.on('unhandledRejection', (error) => end(fail(error)))

let exitCode: ExitCode
try {
  exitCode = await runProgram(words, stevolveVersion(), context, {
    composeRun: async (settings) =>
      (await import('./composition/compose-run.ts')).composeRun(settings, context, {
        policy: await policyOf(settings),
      }),
    composeEvaluation: async (settings) =>
      (await import('./composition/compose-evaluation.ts')).composeEvaluation(settings, context, {
        policy: await policyOf(settings),
      }),
    composeEvolution: async (settings) =>
      (await import('./composition/compose-evolution.ts')).composeEvolution(settings, context, {
        policy: await policyOf(settings),
      }),
    composeTraining: async (settings) =>
      (await import('./composition/compose-training.ts')).composeTraining(settings, context),
    composeExport: async (settings) =>
      (await import('./composition/compose-export.ts')).composeExport(settings, context),
    composeImport: async (settings) =>
      (await import('./composition/compose-import.ts')).composeImport(settings, context),
    exportKnowledge: async (settings) =>
      (await import('./composition/export-knowledge.ts')).exportKnowledge(settings, context),
    composeGate: async (settings) =>
      (await import('./composition/compose-gate.ts')).composeGate(settings, context),
    promotePolicy: async (settings) =>
      (await import('./composition/compose-promotion.ts')).promotePolicy(settings, context),
    rollBackPolicy: async (settings) =>
      (await import('./composition/compose-promotion.ts')).rollBackPolicy(settings, context),
    exportPolicy: async (settings) =>
      (await import('./composition/compose-policy-export.ts')).exportPolicy(settings, context),
    composePolicyServer: async (settings) =>
      (await import('./composition/compose-policy-server.ts')).composePolicyServer(settings, context),
    composeReplay: async (settings) =>
      (await import('./composition/compose-replay.ts')).composeReplay(settings, context),
    composeView: async (settings) =>
      (await import('./composition/compose-view.ts')).composeView(settings, context),
    openTerminal,
    composeHistory: async (settings) => {
      const { findHistory } = await import('./composition/compose-history.ts')
      return (kind) => findHistory(settings, kind, context)
    },
    composePrune: async (settings) =>
      (await import('./composition/compose-prune.ts')).pruneRecords(settings, context),
    composeShow: async (settings) =>
      (await import('./composition/compose-show.ts')).findShown(settings, context),
    composeWorld: async (settings, { output }) =>
      (await import('./composition/compose-world.ts')).composeWorld(settings, (line) => output.log(line)),
  })
} catch (error) {
  exitCode = fail(error)
}
end(exitCode)

/** The trained policy that a command asks for: the one that is named, else the one that its generation plays with; null for the planner's order. */
async function policyOf({ policy, policyAccess, generation = null }: PolicyChoice) {
  if (policy === plannerOrderName) return null
  if (policy === null) {
    if (generation === null) return null
    return (await import('./composition/find-generation.ts')).loadPolicyOfGeneration(generation, context)
  }
  const { loadPolicy } = await import('./composition/played-policy.ts')
  return loadPolicy(policy, context.workingDirectory, {
    access: policyAccess,
    clock: wallClock,
    log: (line) => context.output.log(line),
  })
}

/** Tells what went wrong and returns the exit code. */
function fail(error: unknown): ExitCode {
  const interrupted = interruption.exitCode()
  const report = describeFailure(error, null)
  // Leaving in the middle of joining makes the world fail; that is what was asked for.
  if (interrupted !== null && report.exitCode !== exitCodes.wrongInput) {
    context.output.log('Stopped before the episode began.')
    return interrupted
  }
  if (report.exitCode !== exitCodes.crashed) return tell(report)
  return tell(describeFailure(error, writeCrashLog(report.stack)))
}

function tell({ message, cure, stack, exitCode: code }: ReturnType<typeof describeFailure>): ExitCode {
  const { output } = context
  output.log(`${output.style('red', 'Error:')} ${message} ${cure}`)
  if (words.includes('--verbose')) output.log(stack)
  if (words.includes('--json')) output.out(JSON.stringify({ type: 'error', exitCode: code, message, cure }))
  return code
}

/** Writes what a developer needs to a file and returns its path, or null where even that is not possible. */
function writeCrashLog(stack: string): string | null {
  const folder = context.logDirectory ?? tmpdir()
  const file = join(folder, `stevolve-crash-${process.pid}.log`)
  const text = `${context.clock.isoDate()} stevolve ${stevolveVersion()} node ${process.version}\n${words.join(' ')}\n${stack}\n`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
    return file
  } catch {
    return null
  }
}

/** Ends the process once standard output has been handed over; nothing that still hangs may hold it. */
function end(code: ExitCode): void {
  interruption.dispose()
  process.stdout.write('', () => process.exit(code))
}
