import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listHistory } from '../../src/cli/commands/history.ts'
import { findHistory } from '../../src/cli/composition/compose-history.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { HistoryOptions } from '../../src/cli/input/history-settings.ts'
import { resolveHistorySettings } from '../../src/cli/input/history-settings.ts'
import { StevolveError, UsageError } from '../../src/env/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { recordEpisode, tamper } from './support/recorded-episode.ts'

const now = '2030-01-08T00:00:00.000Z'

function history(workingDirectory: string, kind: string | undefined, options: HistoryOptions = {}) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const settings = resolveHistorySettings(kind, options, now)
  const exitCode = listHistory(context, settings, (found) => findHistory(settings, found, context))
  return { exitCode, out: fake.out, log: fake.log }
}

function rows(workingDirectory: string, kind: string, options: HistoryOptions = {}) {
  const { out } = history(workingDirectory, kind, { ...options, json: true })
  return out.map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Three runs: a pickaxe on the 1st of January 2030, logs on the 3rd with a failed first attempt, and another on the 5th. */
async function threeRuns(): Promise<string> {
  const folder = await recordEpisode('wooden_pickaxe')
  const script = {
    fault: (_subgoal: unknown, index: number) =>
      index === 0 ? ({ ending: 'obstructed', obstacle: 'target-not-found', ticks: 40 } as const) : null,
  }
  const second = await recordEpisode('oak_log', { script, options: { seed: '7' } })
  const third = await recordEpisode('stick')
  tamper(second, 'oak_log', (database) => database.exec(dated('2030-01-03')))
  tamper(third, 'stick', (database) => database.exec(dated('2030-01-05')))
  for (const other of [second, third]) cpSync(join(other, 'runs'), join(folder, 'runs'), { recursive: true })
  return folder
}

const dated = (day: string) =>
  `UPDATE run SET started_at = '${day}T12:00:00.000Z'; UPDATE episode SET started_at = '${day}T12:00:00.000Z'`

describe('stevolve history', () => {
  it('lists the runs of all records below runs/, the newest first, in 80 columns', async () => {
    const { exitCode, out } = history(await threeRuns(), undefined)
    expect(exitCode).toBe(exitCodes.done)
    expect(out).toEqual([
      'STARTED           DONE  TASKS           WORLD     RECORD',
      '2030-01-05 12:00   1/1  stick           scripted  runs/stick-1',
      '2030-01-03 12:00   1/1  oak_log         scripted  runs/oak_log-1',
      '2030-01-01 00:00   1/1  wooden_pickaxe  scripted  runs/wooden_pickaxe-1',
      '1 to 3 of 3 runs, in 3 records.',
    ])
  })

  it('lists episodes and attempts, of one record or of all', async () => {
    const folder = await threeRuns()
    expect(rows(folder, 'episodes').map(({ task }) => task)).toEqual(['stick', 'oak_log', 'wooden_pickaxe'])
    expect(rows(folder, 'episodes', { runDir: 'runs/stick-1' })).toMatchObject([
      {
        type: 'episode',
        id: 1,
        task: 'stick',
        seed: 1,
        ending: 'goal',
        success: true,
        database: 'runs/stick-1/stevolve.db',
      },
    ])
    const attempts = rows(folder, 'attempts', { database: 'runs/oak_log-1/stevolve.db' })
    expect(attempts.at(-1)).toMatchObject({ type: 'attempt', position: 0, cause: 'target-not-found' })
    const { out } = history(folder, 'attempts')
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it.each<[HistoryOptions, string[]]>([
    [{ task: 'stick' }, ['stick']],
    [{ since: '2030-01-03' }, ['stick', 'oak_log']],
    [{ since: '4d' }, ['stick']],
    [{ until: '2030-01-03 12:00' }, ['wooden_pickaxe']],
    [{ since: '2030-01-02', until: '2030-01-04' }, ['oak_log']],
    [{ cause: 'target-not-found' }, ['oak_log']],
    [{ cause: 'night' }, []],
    [{ item: 'crafting_table' }, ['wooden_pickaxe']],
    [{ item: 'minecraft:stick' }, ['stick', 'wooden_pickaxe']],
    [{ world: 'scripted' }, ['stick', 'oak_log', 'wooden_pickaxe']],
    [{ world: 'default' }, []],
    [{ ending: 'goal' }, ['stick', 'oak_log', 'wooden_pickaxe']],
    [{ ending: 'running' }, []],
    [{ success: true, item: 'crafting_table' }, ['wooden_pickaxe']],
    [{ failure: true }, []],
    [{ limit: '1' }, ['stick']],
    [{ limit: '1', offset: '1' }, ['oak_log']],
    [{ offset: '9' }, []],
  ])('finds episodes and runs by %j', async (options, tasks) => {
    const folder = await threeRuns()
    expect(rows(folder, 'episodes', options).map(({ task }) => task)).toEqual(tasks)
    expect(rows(folder, 'runs', options).map((run) => (run['tasks'] as string[])[0])).toEqual(tasks)
  })

  it('says how to see more, and when nothing fits', async () => {
    const folder = await threeRuns()
    expect(history(folder, 'episodes', { limit: '2' }).out.slice(-2)).toEqual([
      '1 to 2 of 3 episodes, in 3 records.',
      '--offset 2 shows more.',
    ])
    expect(history(folder, 'runs', { task: 'nothing' }).out).toEqual(['No runs fit, in 3 records.'])
    expect(history(folder, 'generations').out).toEqual(['No generations fit, in 3 records.'])
  })

  it('leaves out what cannot be read and says why, and fails where that is all there is', async () => {
    const folder = await threeRuns()
    mkdirSync(join(folder, 'runs', 'broken'))
    writeFileSync(
      join(folder, 'runs', 'broken', 'stevolve.db'),
      'not a database, but long enough to be one'.repeat(9),
    )
    const { exitCode, out, log } = history(folder, 'runs')
    expect(exitCode).toBe(exitCodes.done)
    expect(out.at(-1)).toBe('1 to 3 of 3 runs, in 4 records.')
    expect(log[0]).toMatch(/^Left out: The file .+ is not a database/)
    expect(() => history(folder, 'runs', { runDir: 'runs/broken' })).toThrow(StevolveError)
    expect(() => history(folder, 'runs', { runDir: 'runs/none' })).toThrow('There is no record at')
    expect(() => history(temporaryFolder(), 'runs')).toThrow('There is no record below')
  })

  it('lets no name in a record steer the terminal', async () => {
    const folder = await recordEpisode('oak_log')
    tamper(folder, 'oak_log', (database) =>
      database.exec(
        "UPDATE episode SET task = char(27) || '[2Jevil' || char(10) || 'line', world = char(155) || '31m'",
      ),
    )
    for (const kind of ['runs', 'episodes', 'attempts'])
      expect(history(folder, kind).out.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it.each<[string | undefined, HistoryOptions, string]>([
    ['planets', {}, '"history planets" is not there'],
    ['runs', { cause: 'target-not-foun' }, 'There is no cause "target-not-foun"'],
    ['runs', { since: 'yesterday' }, '--since takes a date or how long ago'],
    ['runs', { until: '2030-13-01' }, '--until takes a date'],
    ['runs', { limit: '0' }, '--limit takes a whole number'],
    ['runs', { ending: 'won' }, '--ending does not know "won"'],
    ['runs', { success: true, failure: true }, 'exclude each other'],
    ['runs', { runDir: 'a', database: 'b' }, 'exclude each other'],
    ['runs', { runDir: 'a', runsDir: 'b' }, 'names many records'],
  ])('refuses history %s %j', (kind, options, message) => {
    expect(() => resolveHistorySettings(kind, options, now)).toThrow(UsageError)
    expect(() => resolveHistorySettings(kind, options, now)).toThrow(message)
  })
})
