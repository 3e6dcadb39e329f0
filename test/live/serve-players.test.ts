import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { servedWorld } from './support/served-world.ts'
import { resultOf, startCli } from './support/start-cli.ts'

const plainBot = join(import.meta.dirname, 'plain-bot', 'make-wooden-pickaxe.mjs')

// Real time and the real protocol cost wall time, so that all players share one world and one test.
it('a bot without our code and our agent make wooden pickaxes side by side, and the agent may come again', async () => {
  const { port } = await servedWorld()
  const visit = (task: string, ...words: readonly string[]) =>
    startCli(['run', task, '--server', `127.0.0.1:${port}`, '--json', ...words], temporaryFolder()).ended

  const plain = promisify(execFile)(process.execPath, [plainBot, String(port), 'plain_bot'])
  const [{ stdout }, agent] = await Promise.all([plain, visit('wooden_pickaxe')])
  expect(JSON.parse(stdout)).toMatchObject({ wooden_pickaxe: 1 })
  expect(resultOf(agent)).toMatchObject({
    success: true,
    ending: 'goal',
    host: 'remote',
    minecraft: '1.16.5',
  })

  const again = await visit('crafting_table', '--horizon', '40')
  expect(again.exitCode).toBe(1)
  expect(resultOf(again)).toMatchObject({ success: false, ending: 'horizon' })
})
