import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import type { SqlDatabase } from '../../../src/memory/sqlite/database.ts'
import { packDocument, unpackDocument } from '../../../src/memory/sqlite/documents.ts'
import type { Attempt, Environment, Subgoal } from '../../../src/env/index.ts'
import { composeReplay } from '../../../src/cli/composition/compose-replay.ts'
import { composeRun } from '../../../src/cli/composition/compose-run.ts'
import type { PlayedPolicy } from '../../../src/cli/composition/played-policy.ts'
import { replay } from '../../../src/cli/commands/replay.ts'
import type { ReplayOptions } from '../../../src/cli/input/replay-settings.ts'
import { resolveReplaySettings } from '../../../src/cli/input/replay-settings.ts'
import type { RunOptions } from '../../../src/cli/input/run-settings.ts'
import { resolveRunSettings } from '../../../src/cli/input/run-settings.ts'
import type { Script } from '../../support/scripted-environment.ts'
import { ScriptedEnvironment } from '../../support/scripted-environment.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { fakeContext } from './fake-context.ts'

/** A scripted world whose attempts leave a trace of three events each. */
export class TracingEnvironment extends ScriptedEnvironment {
  override async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    const attempt = await super.attempt(subgoal, signal)
    const { preState, postState } = attempt
    return {
      ...attempt,
      trace: [
        { tick: preState.tick, kind: 'path-start', data: { x: 1, y: 64, z: 2, rangeBlocks: 3 } },
        { tick: preState.tick + 1, kind: 'deed-note', data: { text: 'looks around' } },
        { tick: postState.tick, kind: 'path-end', data: { status: 'reached', x: 1, y: 64, z: 2 } },
      ],
    }
  }
}

/** Plays a task in a scripted world as `stevolve run` does and returns the working directory, with the record in `runs/`. */
export async function recordEpisode(
  task: string,
  { script = {}, options = {}, environment, policy = null }: RecordingOptions = {},
): Promise<string> {
  const workingDirectory = temporaryFolder()
  const { context, clock } = fakeContext()
  const settings = resolveRunSettings(task, options)
  const session = composeRun(
    settings,
    { ...context, workingDirectory },
    { environment: environment ?? new TracingEnvironment(script), policy },
  )
  clock.advance(1)
  await session.play(context.interruption.signal)
  await session.close()
  return workingDirectory
}

export interface RecordingOptions {
  readonly script?: Script
  readonly options?: RunOptions
  readonly environment?: Environment
  readonly policy?: PlayedPolicy | null
}

/** Runs `stevolve replay --json` there, in the same scripted world. */
export async function replayEpisode(
  workingDirectory: string,
  script: Script = {},
  options: ReplayOptions = {},
) {
  const fake = fakeContext()
  const { out, log } = fake
  const context = { ...fake.context, workingDirectory }
  const settings = resolveReplaySettings(undefined, { json: true, workers: '1', ...options })
  const session = composeReplay(settings, context, { createWorld: () => new TracingEnvironment(script) })
  const exitCode = await replay(context, settings, session)
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { exitCode, log, out, lines, difference: lines[0]?.['difference'] }
}

/** The database of the run `task` in a working directory, as an intruder has it: open for writing, past the recorder. */
export function tamper(workingDirectory: string, task: string, work: (database: SqlDatabase) => void): void {
  const database = new BetterSqlite3(join(workingDirectory, 'runs', `${task}-1`, 'stevolve.db'))
  try {
    work(database)
  } finally {
    database.close()
  }
}

/** Reads, changes and writes back the document of the attempt at a position. */
export function changeDocument(
  database: SqlDatabase,
  position: number,
  change: (document: unknown) => unknown,
): void {
  const row = database.prepare('SELECT document FROM attempt WHERE position = ?').get(position)
  const { document } = row as { document: Uint8Array }
  database
    .prepare('UPDATE attempt SET document = ? WHERE position = ?')
    .run(packDocument(change(unpackDocument(document))), position)
}
