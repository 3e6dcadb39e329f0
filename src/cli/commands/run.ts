import { relative } from 'node:path'
import { describeFallbacks } from '../display/describe-fallbacks.ts'
import { formatGameTime, formatWallTime } from '../display/game-time.ts'
import { jsonProgress } from '../display/json-progress.ts'
import { plainProgress } from '../display/plain-progress.ts'
import type { Progress } from '../display/progress.ts'
import { terminalProgress } from '../display/terminal-progress.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { RunSettings } from '../input/run-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { RunResult } from '../run-result.ts'
import type { PlayedEpisode, RunSession } from '../run-session.ts'

/** Plays one episode, tells how it goes, and says at the end what came of it and where the record is. */
export async function run(
  context: ProgramContext,
  settings: RunSettings,
  session: RunSession,
): Promise<ExitCode> {
  const { output, interruption } = context
  const progress = chooseProgress(context, settings)
  const subscription = session.events.subscribe((event) => progress.show(event))
  let played: PlayedEpisode
  try {
    if (!settings.json)
      output.log(`Task: ${settings.task.instruction} (${settings.task.id}), seed ${settings.seed}`)
    played = await session.play(interruption.signal)
  } catch (error) {
    // What went wrong in the episode is worth more than what then goes wrong in closing.
    await session.close().catch(() => {})
    throw error
  } finally {
    subscription.unsubscribe()
    progress.done()
  }
  await session.close()
  if (settings.json) {
    if (!played.result.success) output.log(conclusion(played))
    output.out(JSON.stringify(played.result))
  } else report(context, played)
  return exitCodeOf(played.result, interruption.exitCode())
}

function chooseProgress({ output, clock }: ProgramContext, { json }: RunSettings): Progress {
  if (json) return jsonProgress(output)
  return output.isTerminal ? terminalProgress(output, clock, process.stderr) : plainProgress(output)
}

/** An episode that ended by itself is judged by how it ended, also when a signal came at the last moment. */
function exitCodeOf({ ending, success }: RunResult, interrupted: ExitCode | null): ExitCode {
  if (ending === 'cancelled' && interrupted !== null) return interrupted
  if (ending === 'lost') return exitCodes.worldLost
  return success ? exitCodes.done : exitCodes.taskFailed
}

/** How it ended and, where the world was lost, what to do. */
function conclusion({ result, detail }: PlayedEpisode): string {
  if (result.ending !== 'lost') return detail
  return `${detail} What was played is recorded; see to the server, then run it again.`
}

function report(context: ProgramContext, { result, detail }: PlayedEpisode): void {
  const { output, interruption, workingDirectory } = context
  const verdict = result.success
    ? output.style('green', 'Done', 'out')
    : output.style('yellow', interruption.exitCode() === null ? 'Not done' : 'Stopped', 'out')
  const file = relative(workingDirectory, result.database)
  output.out(`${verdict}: ${conclusion({ result, detail })}`)
  output.out(
    `${formatGameTime(result.gameTicks)} of game time in ${formatWallTime(result.wallMs)} ` +
      `(${result.speedup}x real time), ${result.attempts} ${result.attempts === 1 ? 'attempt' : 'attempts'}.`,
  )
  if (result.policyFallbacks > 0) output.out(describeFallbacks(result.policyFallbacks, result.attempts))
  output.out(`Assists: ${result.assists.length === 0 ? 'none' : result.assists.join(', ')}.`)
  output.out(`Record: ${file.startsWith('..') ? result.database : file} (episode ${result.episode})`)
}
