import { relative } from 'node:path'
import { pairScore } from '../../evolve/index.ts'
import type { GatePair } from '../../evolve/index.ts'
import { gateProgress } from '../display/gate-progress.ts'
import { gateReport } from '../display/gate-report.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { GateSession } from '../gate-session.ts'
import type { GateSettings } from '../input/gate-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** Plays what a gate has still to play, tells how it goes, and says at the end what it came to. */
export async function gatePolicy(
  context: ProgramContext,
  { json, promote, workers }: GateSettings,
  session: GateSession,
): Promise<ExitCode> {
  const { output, interruption, clock } = context
  const startMs = clock.nowMs()
  const { gate, champion, candidate, rules, database, versions } = session
  output.log(
    `Gate ${gate}: ${candidate} against ${champion}, ${rules.mostPairs} pairs at most, ${workers} episodes at a time.`,
  )
  const progress = gateProgress(output, session)
  try {
    const finished = await session.play(
      {
        onPair: (pair) => {
          if (json) output.out(JSON.stringify(pairLine(pair)))
          progress.onPair(pair)
        },
        onLook: (judgement) => progress.onLook(judgement),
      },
      interruption.signal,
    )
    if (finished === null) {
      output.log('Stopped. Finished episodes are kept; the same command goes on from there.')
      return interruption.exitCode() ?? exitCodes.interrupted
    }
    if (finished.isEarlier) output.log('This gate was finished before; nothing is played again.')
    const change = promote ? session.promote() : null
    const { verdict, reason, evidence } = finished.judgement
    if (json) {
      const wallMs = Math.round(clock.nowMs() - startMs)
      const ended = { type: 'gate', gate, champion, candidate, verdict, reason, evidence, rules }
      output.out(JSON.stringify({ ...ended, change, database, versions, wallMs }))
    } else {
      for (const line of gateReport(output, session, finished.judgement)) output.out(line)
      if (change !== null) output.out(`${candidate} plays from now on.`)
      else if (verdict === 'promote' && !promote) {
        output.out(`"stevolve policy promote ${candidate}" lets it play from now on.`)
      }
      output.out(`Record: ${shortPath(context, database)}`)
    }
    return exitCodes.done
  } finally {
    await session.close()
  }
}

function pairLine(pair: GatePair) {
  return { type: 'pair', ...pair, score: pairScore(pair) }
}

function shortPath({ workingDirectory }: ProgramContext, path: string): string {
  const short = relative(workingDirectory, path)
  return short.startsWith('..') ? path : short
}
