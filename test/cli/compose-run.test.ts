import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/commands/run.ts'
import { composeRun } from '../../src/cli/composition/compose-run.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { RunOptions } from '../../src/cli/input/run-settings.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import type { PliantScript } from './support/pliant-environment.ts'
import { pliantEnvironment } from './support/pliant-environment.ts'

/** Plays `oak_log` as the command does, in a pliant world, in a folder of its own. */
function play(script: PliantScript, options: RunOptions = {}, workingDirectory = temporaryFolder()) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const settings = resolveRunSettings('oak_log', { json: true, ...options })
  const interrupt = () => context.interruption.interrupt(exitCodes.interrupted)
  const environment = pliantEnvironment({ onHang: interrupt, ...script })
  const session = composeRun(settings, context, { environment })
  const reader = () => new RecordReader(session.database)
  return { ...fake, interrupt, session, reader, workingDirectory, exit: run(context, settings, session) }
}

describe('a run', () => {
  it('records what it plays in a folder of its own, and prints what it recorded', async () => {
    const { exit, out, reader, workingDirectory, clock } = play({ endings: ['done', 'goal'] }, { seed: '5' })
    clock.advance(20)
    expect(await exit).toBe(exitCodes.done)
    const result = JSON.parse(out.at(-1)!) as Record<string, unknown>
    expect(result).toMatchObject({
      type: 'result',
      task: 'oak_log',
      seed: 5,
      success: true,
      ending: 'goal',
      gameTicks: 40,
      attempts: 2,
      database: join(workingDirectory, 'runs', 'oak_log-1', 'stevolve.db'),
      perception: 'sight',
      prior: 'full',
      minecraft: '1.16.5',
      host: 'embedded',
    })
    expect(result['traceHash']).toMatch(/^[0-9a-f]{64}$/)

    const record = reader()
    expect(record.runs()[0]).toMatchObject({
      name: 'oak_log-1',
      configuration: { seed: 5, perception: 'sight' },
    })
    expect(Object.keys(record.runs()[0]!.versions as object)).toEqual([
      'stevolve',
      'node',
      'minecraft-data',
      'mineflayer',
      'host',
      'packages',
      'source',
    ])
    const episode = record.episode(Number(result['episode']))!
    expect(episode).toMatchObject({ ending: 'goal', trace_hash: result['traceHash'], prior: 'full' })
    expect(record.attempts(episode.id).map(({ ending }) => ending)).toEqual(['done', 'goal'])
    record.close()
  })

  it('counts its folders up, and adds to a folder that is named', async () => {
    const folder = temporaryFolder()
    await play({ endings: ['goal'] }, {}, folder).exit
    await play({ endings: ['goal'] }, {}, folder).exit
    expect(readdirSync(join(folder, 'runs')).sort()).toEqual(['oak_log-1', 'oak_log-2'])
    await play({ endings: ['goal'] }, { runDir: 'mine' }, folder).exit
    const again = play({ endings: ['goal'] }, { runDir: 'mine' }, folder)
    await again.exit
    const record = again.reader()
    expect(record.episodes()).toHaveLength(2)
    record.close()
  })

  it('records the attempt that an interruption cancels, and still prints the result', async () => {
    const { exit, out, reader } = play({ endings: ['done', 'hang'] })
    expect(await exit).toBe(exitCodes.interrupted)
    expect(JSON.parse(out.at(-1)!)).toMatchObject({
      type: 'result',
      ending: 'cancelled',
      success: false,
      attempts: 2,
    })
    const record = reader()
    expect(record.attempts(1).map(({ ending }) => ending)).toEqual(['done', 'cancelled'])
    expect(record.episode(1)).toMatchObject({ ending: 'cancelled' })
    record.close()
  })

  it('records the attempt in which the connection is lost', async () => {
    const { exit, out, reader } = play({ endings: ['done', 'lost-connection'] })
    expect(await exit).toBe(exitCodes.worldLost)
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ ending: 'lost', success: false })
    const record = reader()
    expect(record.attempts(1).at(-1)).toMatchObject({ ending: 'lost-connection' })
    record.close()
  })

  it('leaves no folder behind when the world cannot be joined', async () => {
    const { exit, workingDirectory } = play({ endings: [], joining: 'refused' })
    await expect(exit).rejects.toThrow('Nothing listens at 127.0.0.1:1.')
    expect(readdirSync(join(workingDirectory, 'runs'))).toEqual([])
  })

  it('can be interrupted while it joins', async () => {
    const { exit, interrupt } = play({ endings: [], joining: 'hang' })
    interrupt()
    await expect(exit).rejects.toThrow('closed while joining')
  })

  it('refuses a version that the embedded world is not', () => {
    expect(() => play({ endings: [] }, { minecraftVersion: '1.20.4' })).toThrow(
      'The world "default" is Minecraft 1.16.5 and cannot be played as 1.20.4.',
    )
  })

  it('makes no folder for a world file that is not there', () => {
    const folder = temporaryFolder()
    expect(() => play({ endings: [] }, { world: './none.json' }, folder)).toThrow(
      /none\.json does not exist\./,
    )
    expect(existsSync(join(folder, 'runs'))).toBe(false)
  })
})
