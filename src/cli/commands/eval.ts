import { relative } from 'node:path'
import { scoreEpisodes } from '../../evolve/index.ts'
import type { EvaluatedEpisode, EvaluationSession } from '../evaluation-session.ts'
import { evaluationSummary } from '../evaluation-summary.ts'
import { evaluationProgress } from '../display/evaluation-progress.ts'
import { evaluationReport } from '../display/evaluation-report.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { EvalSettings } from '../input/eval-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** Plays what an evaluation has still to play, tells how it goes, and says at the end what came of all of it. */
export async function evaluate(
  context: ProgramContext,
  settings: EvalSettings,
  session: EvaluationSession,
): Promise<ExitCode> {
  const { output, interruption, clock } = context
  const startMs = clock.nowMs()
  const episodes: EvaluatedEpisode[] = []
  const take = (episode: EvaluatedEpisode): void => {
    episodes.push(episode)
    if (settings.json) output.out(JSON.stringify(episode.result))
  }
  announce(context, settings, session)
  const stream = output.isTerminal ? process.stderr : null
  const progress = evaluationProgress(output, clock, session, settings.workers, stream)
  try {
    session.earlier.forEach(take)
    const onEnd = (episode: EvaluatedEpisode): void => {
      take(episode)
      progress.onEnd(episode)
    }
    await session.play({ onStart: (planned) => progress.onStart(planned), onEnd }, interruption.signal)
  } catch (error) {
    // What went wrong in playing is worth more than what then goes wrong in closing.
    await session.close().catch(() => {})
    throw error
  } finally {
    progress.done()
  }
  await session.close()

  const evaluation = scoreEpisodes(
    episodes.map(({ score }) => score),
    settings.tasks.map(({ id }) => id),
  )
  const isComplete = episodes.length === session.plan.length
  const policyFallbacks = {
    decisions: sum(episodes.map(({ result }) => result.policyFallbacks)),
    attempts: sum(episodes.map(({ result }) => result.attempts)),
  }
  const course = { isComplete, wallMs: clock.nowMs() - startMs, policyFallbacks }
  if (settings.json) output.out(JSON.stringify(evaluationSummary(settings, session, evaluation, course)))
  else {
    for (const line of evaluationReport(output, settings, session, evaluation, course)) output.out(line)
    output.out(`Record: ${shortPath(context, session.database)}`)
  }
  const lost = episodes.filter(({ result }) => result.ending === 'lost').length
  if (lost > 0) {
    output.log(
      `${lost} of the episodes lost their world; the same command with the same --run-dir plays them again.`,
    )
  }
  if (!isComplete) {
    output.log('The same command with the same --run-dir goes on from here.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  return lost > 0 ? exitCodes.worldLost : exitCodes.done
}

function announce(context: ProgramContext, settings: EvalSettings, session: EvaluationSession): void {
  const { output } = context
  const { tasks, seeds, spread, workers } = settings
  const before = session.earlier.length
  output.log(
    `${count(tasks.length, 'task')} on ${count(seeds.length, 'seed')}${spread === 1 ? '' : `, one in ${spread} on each,`} are ${count(session.plan.length, 'episode')}, ` +
      `${workers} at a time, kept in ${shortPath(context, session.database)}.`,
  )
  if (before > 0)
    output.log(`${count(before, 'episode')} of them ${before === 1 ? 'was' : 'were'} finished before.`)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function shortPath({ workingDirectory }: ProgramContext, path: string): string {
  const short = relative(workingDirectory, path)
  return short.startsWith('..') ? path : short
}
