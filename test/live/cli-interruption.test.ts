import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { isOfType, resultOf, startCli } from './support/start-cli.ts'

// In real time an episode takes minutes, so that the signal arrives in the middle of an attempt.
const words = ['run', 'iron_pickaxe', '--speed', '1x', '--json', '--run-dir', '.'] as const

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in mid-attempt cancels it, records it and prints the result', async (signal, code) => {
  const folder = temporaryFolder()
  const cli = startCli(words, folder)
  await cli.line(isOfType('subgoal-start'))
  cli.signal(signal)
  const ended = await cli.ended
  expect(resultOf(ended)).toMatchObject({ type: 'result', ending: 'cancelled', success: false })
  expect(ended.exitCode).toBe(code)

  const reader = new RecordReader(join(folder, 'stevolve.db'))
  const [episode] = reader.episodes()
  expect(episode).toMatchObject({ ending: 'cancelled', success: false })
  expect(reader.attempts(episode!.id).at(-1)).toMatchObject({ ending: 'cancelled' })
  reader.close()
})

it('a killed run keeps its attempts, and the next run in the folder goes on beside them', async () => {
  const folder = temporaryFolder()
  const killed = startCli(['run', 'iron_pickaxe', '--json', '--run-dir', '.'], folder)
  await killed.line(isOfType('subgoal-end'))
  killed.signal('SIGKILL')
  await killed.ended

  const next = await startCli(['run', 'oak_log', '--json', '--run-dir', '.'], folder).ended
  expect(resultOf(next)).toMatchObject({ type: 'result', episode: '2' })
  const reader = new RecordReader(join(folder, 'stevolve.db'))
  expect(reader.episodes()[0]).toMatchObject({ ending: 'interrupted' })
  expect(reader.attempts(1).length).toBeGreaterThan(0)
  reader.close()
})
