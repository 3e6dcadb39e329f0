import { relative } from 'node:path'
import { isRemoteAddress } from '../../agent/index.ts'
import { evolutionProgress } from '../display/evolution-progress.ts'
import { evolutionReport } from '../display/evolution-report.ts'
import type { EvolutionSession } from '../evolution-session.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { EvolveSettings } from '../input/evolve-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** Plays what an evolution has still to play, tells how it goes, and says at the end what each generation came to. */
export async function evolveAgent(
  context: ProgramContext,
  settings: EvolveSettings,
  session: EvolutionSession,
): Promise<ExitCode> {
  const { output, interruption, clock } = context
  const startMs = clock.nowMs()
  const reports = [...session.earlier]
  announce(context, settings, session)
  const stream = output.isTerminal ? process.stderr : null
  const progress = evolutionProgress(output, clock, session, settings, stream)
  let isComplete: boolean
  try {
    isComplete = await session.play(
      {
        ...progress,
        onEnd: (episode) => {
          if (settings.json) output.out(JSON.stringify(episode.result))
          progress.onEnd(episode)
        },
        onGeneration: (report) => {
          reports.push(report)
          if (settings.json) output.out(JSON.stringify(report))
          progress.onGeneration(report)
        },
        onPolicy: (report) => {
          if (settings.json) output.out(JSON.stringify(report))
          progress.onPolicy(report)
        },
      },
      interruption.signal,
    )
  } catch (error) {
    // What went wrong in playing is worth more than what then goes wrong in closing.
    await session.close().catch(() => {})
    throw error
  } finally {
    progress.done()
  }
  await session.close()

  if (settings.json) {
    const { database, versions } = session
    const wallMs = Math.round(clock.nowMs() - startMs)
    const summary = {
      type: 'summary',
      complete: isComplete,
      generations: reports,
      database,
      versions,
      policy: session.policy ?? null,
      policyFallbacks: session.policyFallbacks.decisions,
      wallMs,
    }
    output.out(JSON.stringify(summary))
  } else {
    for (const line of evolutionReport(output, settings, session, reports)) output.out(line)
    output.out(`Record: ${shortPath(context, session.database)}`)
  }
  if (isComplete) return exitCodes.done
  output.log('The same command with the same --run-dir goes on from here.')
  return interruption.exitCode() ?? exitCodes.interrupted
}

function announce(context: ProgramContext, settings: EvolveSettings, session: EvolutionSession): void {
  const { tasks, episodes, generationSize, workers } = settings
  context.output.log(
    `${episodes} episodes over ${tasks.length} tasks, ${generationSize} to a generation, ${workers} at a time, ` +
      `kept in ${shortPath(context, session.database)}.`,
  )
  if (session.policy !== undefined) {
    context.output.log(`The policy ${session.policy} plays${servedAt(settings)}.`)
  }
  if (session.episodesBefore > 0) {
    context.output.log(`${session.episodesBefore} of them were finished before.`)
  }
}

function servedAt({ policy }: EvolveSettings): string {
  return policy !== null && isRemoteAddress(policy) ? `, served at ${policy}` : ''
}

function shortPath({ workingDirectory }: ProgramContext, path: string): string {
  const short = relative(workingDirectory, path)
  return short.startsWith('..') ? path : short
}
