import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { isOfType, startCli } from './support/start-cli.ts'

it('the episodes of an evaluation agree when they are played again, and not once one tick of one was changed', async () => {
  const folder = temporaryFolder()
  const tasks = ['--tasks', 'oak_log', '--seeds', '4-5']
  await startCli(['eval', ...tasks, '--workers', '1', '--run-dir', 'record'], folder).ended
  const words = ['replay', '--all', '--workers', '1', '--run-dir', 'record', '--json']
  const agreed = await startCli(words, folder).ended
  expect(agreed.exitCode).toBe(0)
  expect(JSON.parse(agreed.out.at(-1)!)).toMatchObject({ type: 'summary', episodes: 2, agree: 2 })

  const database = new BetterSqlite3(join(folder, 'record', 'stevolve.db'))
  database.exec('UPDATE attempt SET end_tick = end_tick + 1 WHERE id = 2')
  database.close()
  const { exitCode, out } = await startCli(words, folder).ended
  expect(exitCode).toBe(1)
  const differing = out
    .filter(isOfType('replay'))
    .map((line) => JSON.parse(line) as { outcome: string; difference: unknown })
    .filter(({ outcome }) => outcome === 'differs')
  expect(differing).toMatchObject([{ difference: { field: 'attempt column end_tick' } }])
})
