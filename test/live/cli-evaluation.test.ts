import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { EndedCli } from './support/start-cli.ts'
import { isOfType, resultOf, startCli } from './support/start-cli.ts'

/** Two short tasks on three seeds. */
const words = [
  'eval',
  '--tasks',
  'oak_log,wooden_pickaxe',
  '--seeds',
  '4-6',
  '--json',
  '--run-dir',
  '.',
] as const

const keysOf = ({ out }: EndedCli) =>
  out
    .filter(isOfType('result'))
    .map((line) => JSON.parse(line) as { task: string; seed: number; traceHash: string })
    .map(({ task, seed, traceHash }) => `${task} ${seed} ${traceHash}`)
    .sort()

it('an evaluation that SIGINT stops goes on where it was and comes to the same as one worker alone', async () => {
  const folder = temporaryFolder()
  const stopped = startCli([...words, '--workers', '2'], folder)
  await stopped.line(isOfType('result'))
  stopped.signal('SIGINT')
  const first = await stopped.ended
  expect(first.exitCode).toBe(130)
  const before = resultOf(first)
  expect(before).toMatchObject({ type: 'summary', complete: false, planned: 6 })
  expect(keysOf(first)).toHaveLength(Number(before['finished']))

  const resumed = await startCli([...words, '--workers', '2'], folder).ended
  expect(resumed.exitCode).toBe(0)
  expect(resultOf(resumed)).toMatchObject({
    complete: true,
    finished: 6,
    finishedBefore: before['finished'],
    assists: { 'loaded-block-paths': 6 },
    minecraft: ['1.16.5'],
  })
  expect(keysOf(resumed)).toEqual(expect.arrayContaining(keysOf(first)))

  const alone = await startCli([...words, '--workers', '1'], temporaryFolder()).ended
  expect(keysOf(alone)).toEqual(keysOf(resumed))

  const reader = new RecordReader(join(folder, 'stevolve.db'))
  const finished = reader.episodes().filter(({ ending }) => ending !== 'cancelled')
  expect(finished).toHaveLength(6)
  for (const { id, attempts } of finished) expect(reader.attempts(id)).toHaveLength(attempts!)
  reader.close()

  const other = await startCli([...words, '--seeds', '4-7'], folder).ended
  expect(other.exitCode).toBe(2)
  expect(other.log.at(-1)).toContain('was made with other settings: seeds was 4-6 and is now 4-7.')
})
