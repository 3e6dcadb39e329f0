import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { isOfType, startCli } from './support/start-cli.ts'

/** Runs to the end and returns the exit code and all that stands on standard error. */
async function refusal(words: readonly string[], cwd = temporaryFolder()) {
  const { exitCode, log } = await startCli(words, cwd).ended
  return { exitCode, said: log.join('\n') }
}

/** Listens on a free port and answers as `answer` does. */
async function listener(answer: (received: Buffer) => string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (received) => {
      const text = answer(received)
      if (text !== null) socket.end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('wrong input', () => {
  it('an unknown task brings up the nearest names', async () => {
    expect(await refusal(['run', 'stone_pikaxe'])).toEqual({
      exitCode: 2,
      said:
        'Error: There is no task "stone_pikaxe" in the suite tech-tree-70. ' +
        'Did you mean stone_pickaxe, stone_axe, iron_pickaxe? "stevolve tasks" lists all 70.',
    })
  })

  it('an unknown world brings up the nearest name', async () => {
    const { exitCode, said } = await refusal(['run', '--world', 'defualt'])
    expect(said).toMatch(/^Error: There is no world named "defualt"\. Did you mean "default"\?/)
    expect(exitCode).toBe(2)
  })

  it('a malformed world file is named with the field that is wrong', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'mine.world.json')
    writeFileSync(file, JSON.stringify({ name: 'mine', generator: { name: 'overworld' }, timeOfDay: 'noon' }))
    const { exitCode, said } = await refusal(['run', '--world', file], folder)
    expect(said).toMatch(/^Error: World file .*mine\.world\.json, field timeOfDay: /)
    expect(exitCode).toBe(2)

    writeFileSync(file, '{"name": "mine",')
    const broken = await refusal(['world', 'serve', '--world', file], folder)
    expect(broken.said).toMatch(/^Error: World file .*mine\.world\.json is not valid JSON: .*Mend the JSON/)
    expect(broken.exitCode).toBe(2)
  })

  it('--json tells the error as an object too', async () => {
    const { exitCode, out } = await startCli(['run', 'nonsense', '--json'], temporaryFolder()).ended
    expect(JSON.parse(out.at(-1)!)).toMatchObject({
      type: 'error',
      exitCode: 2,
      message: expect.stringContaining('There is no task "nonsense"') as string,
    })
    expect(exitCode).toBe(2)
  })
})

describe('a server that cannot be joined', () => {
  it('nothing listens', async () => {
    const port = await listener(() => null)
    const { exitCode, said } = await refusal(['run', '--server', `127.0.0.1:${port === 1 ? 2 : 1}`])
    expect(said).toContain('Error: Nothing listens at 127.0.0.1:1. Start the server, or check host and port.')
    expect(exitCode).toBe(3)
  })

  it('the port belongs to something else', async () => {
    const port = await listener(() => 'HTTP/1.1 400 Bad Request\r\n\r\n')
    const { exitCode, said } = await refusal(['run', '--server', `127.0.0.1:${port}`])
    expect(said).toContain(`Error: 127.0.0.1:${port} is not a Minecraft Java server: `)
    expect(said).toContain('Give the port of a Java-edition server')
    expect(exitCode).toBe(3)
  })
})

it('a reader that goes away, as head does, ends the run like Ctrl-C, and what was played is recorded', async () => {
  const folder = temporaryFolder()
  const cli = startCli(['run', 'iron_pickaxe', '--speed', '1x', '--json', '--run-dir', '.'], folder)
  await cli.line(isOfType('subgoal-start'))
  cli.stopReading()
  const { exitCode, log } = await cli.ended
  expect(log).toEqual(['The episode was cancelled.'])
  expect(exitCode).toBe(130)
  const reader = new RecordReader(join(folder, 'stevolve.db'))
  expect(reader.episodes()).toMatchObject([{ ending: 'cancelled' }])
  reader.close()
})
