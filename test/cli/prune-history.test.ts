import { describe, expect, it } from 'vitest'
import { pruneHistory } from '../../src/cli/commands/prune-history.ts'
import { pruneRecords } from '../../src/cli/composition/compose-prune.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { PruneOptions } from '../../src/cli/input/prune-settings.ts'
import { resolvePruneSettings } from '../../src/cli/input/prune-settings.ts'
import { UsageError } from '../../src/env/index.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { fakeContext } from './support/fake-context.ts'
import { recordEpisode } from './support/recorded-episode.ts'

const now = '2030-02-01T00:00:00.000Z'
const file = 'runs/oak_log-1/stevolve.db'

function prune(workingDirectory: string, options: PruneOptions) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const settings = resolvePruneSettings({ database: file, ...options }, now)
  const exitCode = pruneHistory(context, settings, pruneRecords(settings, context))
  return { exitCode, out: fake.out.join(' ').replaceAll(/ +/g, ' '), log: fake.log }
}

function episodesIn(folder: string): unknown {
  const record = openForReading(`${folder}/${file}`)
  const { episodes } = record.database.prepare('SELECT count(*) AS episodes FROM episode').get() as {
    episodes: number
  }
  record.close()
  return episodes
}

describe('stevolve history prune', () => {
  it('says in a dry run what would go, and then deletes it', async () => {
    const folder = await recordEpisode('oak_log')
    const dry = prune(folder, { olderThan: '7', dryRun: true })
    expect(dry.exitCode).toBe(exitCodes.done)
    expect(dry.out).toMatch(
      /^runs\/oak_log-1\/stevolve.db: would delete 1 episode with \d+ attempts\. 0 episodes would/,
    )
    expect(episodesIn(folder)).toBe(1)
    expect(prune(folder, { olderThan: '60' }).out).toContain(
      ': deleted 0 episodes with 0 attempts. 1 episode left',
    )
    expect(prune(folder, { keepLast: '1' }).out).toContain('deleted 0 episodes')
    expect(episodesIn(folder)).toBe(1)
    expect(prune(folder, { olderThan: '7' }).out).toContain('deleted 1 episode with')
    expect(episodesIn(folder)).toBe(0)
  })

  it('leaves a record alone that a run is writing to, and says so', async () => {
    const folder = await recordEpisode('oak_log')
    const writer = openRecord(`${folder}/${file}`)
    const { exitCode, log } = prune(folder, { keepLast: '0' })
    writer.close()
    expect(exitCode).toBe(exitCodes.wrongInput)
    expect(log[0]).toContain('is locked by another process')
    expect(episodesIn(folder)).toBe(1)
  })

  it('makes no record where there is none', async () => {
    const folder = await recordEpisode('oak_log')
    expect(prune(folder, { database: 'nothing.db', keepLast: '0' }).log[0]).toContain('There is no record at')
  })

  it.each<[PruneOptions, string]>([
    [{ runDir: 'a' }, 'is not told what may go'],
    [{ keepLast: '3' }, 'is told of no record'],
    [{ keepLast: '3', runDir: 'a', runsDir: 'b' }, 'is told of several places'],
    [{ keepLast: 'few', runDir: 'a' }, '--keep-last takes a whole number'],
    [{ olderThan: '-1', runDir: 'a' }, '--older-than takes a whole number'],
  ])('deletes nothing by default and refuses %j', (options, message) => {
    expect(() => resolvePruneSettings(options, now)).toThrow(UsageError)
    expect(() => resolvePruneSettings(options, now)).toThrow(message)
  })
})
