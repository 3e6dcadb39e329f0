import { relative } from 'node:path'
import { formatGameTime, formatWallTime } from '../display/game-time.ts'
import { plainText } from '../display/plain-text.ts'
import { replayProgress } from '../display/replay-progress.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ReplaySettings } from '../input/replay-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { ReplaySession, ReplayVerdict } from '../replay-session.ts'

/** Plays recorded episodes again, compares them with their record, and says which agree and where one first differs. */
export async function replay(
  context: ProgramContext,
  { json }: ReplaySettings,
  session: ReplaySession,
): Promise<ExitCode> {
  const { output, clock, interruption } = context
  const verdicts: ReplayVerdict[] = []
  announce(context, session)
  const progress = replayProgress(output, clock, session.episodes.length)
  try {
    await session.play(
      {
        onStart: (episode) => progress.onStart(episode),
        onAttempt: (episode, attempts, tick) => progress.onAttempt(episode, attempts, tick),
        onEnd: (verdict) => {
          verdicts.push(verdict)
          progress.onEnd(verdict)
          if (json) output.out(JSON.stringify(verdictInJson(verdict, session.database)))
          else for (const line of describe(context, verdict)) output.out(line)
        },
      },
      interruption.signal,
    )
  } finally {
    progress.done()
    await session.close()
  }
  const count = (outcome: ReplayVerdict['outcome']) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length
  const isComplete = verdicts.length === session.episodes.length
  const counts = { agree: count('agrees'), differ: count('differs'), lost: count('lost') }
  if (json) {
    const { database } = session
    output.out(
      JSON.stringify({
        type: 'summary',
        complete: isComplete,
        episodes: session.episodes.length,
        ...counts,
        unplayable: session.unplayable.length,
        database,
      }),
    )
  } else if (session.episodes.length > 1) {
    output.out(`${counts.agree} of ${session.episodes.length} episodes agree with their record.`)
  }
  if (!isComplete) {
    output.log('Stopped before all were compared.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  if (counts.differ > 0) return exitCodes.taskFailed
  if (session.unplayable.length > 0) return exitCodes.wrongInput
  return counts.lost > 0 ? exitCodes.worldLost : exitCodes.done
}

/** What differs in the program comes first: a difference in play may come of it. */
function announce(
  { output, workingDirectory }: ProgramContext,
  { database, episodes, unplayable }: ReplaySession,
): void {
  const short = relative(workingDirectory, database)
  const [first] = episodes
  const what =
    episodes.length === 1 && first !== undefined
      ? `Episode ${first.id} (${plainText(first.task, 40)}, seed ${first.seed})`
      : `${episodes.length} episodes`
  output.log(`${what} of ${short.startsWith('..') ? database : short}.`)
  for (const reason of unplayable) output.log(plainText(`Left out: ${reason}`))
  const lines = new Map<string, number>()
  for (const { programChanges, notes, host } of episodes) {
    const changes =
      programChanges.length === 0
        ? []
        : [`Recorded by another program: ${programChanges.join('; ')}. A difference may come of that.`]
    const remote =
      host === 'remote'
        ? ['A server cannot be had again: what it showed is taken from the record; decisions are made again.']
        : []
    for (const line of [...changes, ...remote, ...notes]) lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  for (const [line, times] of lines) {
    output.log(plainText(episodes.length === 1 ? line : `${line} (${times} of ${episodes.length})`))
  }
}

const longestValue = 400

function describe({ output }: ProgramContext, verdict: ReplayVerdict): readonly string[] {
  const { episode, outcome, difference, attempts, gameTicks, wallMs } = verdict
  const name = `Episode ${episode.id} (${plainText(episode.task, 40)}, seed ${episode.seed})`
  if (outcome === 'lost') {
    return [`${name}: ${output.style('yellow', 'the world was lost', 'out')} in this replay; play it again.`]
  }
  if (difference === null) {
    const hash = episode.traceHash === null ? '' : `, trace hash ${plainText(episode.traceHash, 12)}`
    return [
      `${name}: ${output.style('green', 'agrees', 'out')}.`,
      `  ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}, ${formatGameTime(gameTicks)} of game time in ${formatWallTime(wallMs)}${hash}`,
    ]
  }
  const { attempt, tick, field, recorded, replayed } = difference
  const place = attempt === null ? 'in the episode as a whole' : `at attempt ${attempt}`
  return [
    `${name}: ${output.style('red', 'differs', 'out')} ${place}, tick ${tick}.`,
    `  field     ${plainText(field, 200)}`,
    `  recorded  ${shown(recorded)}`,
    `  replayed  ${shown(replayed)}`,
  ]
}

function shown(json: string | null): string {
  return json === null ? '(not there)' : plainText(json, longestValue)
}

/** One line of `stevolve replay --json`. */
function verdictInJson(verdict: ReplayVerdict, database: string) {
  const { episode, outcome, difference, attempts, gameTicks, wallMs } = verdict
  const { id, task, seed, host, ending, traceHash, programChanges, notes } = episode
  return {
    type: 'replay',
    episode: String(id),
    task,
    seed,
    host,
    outcome,
    attempts,
    recordedAttempts: episode.attempts,
    gameTicks,
    wallMs: Math.round(wallMs),
    ending,
    traceHash,
    difference,
    programChanges,
    notes,
    database,
  }
}
