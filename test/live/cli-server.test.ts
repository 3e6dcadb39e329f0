import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { servedWorld } from './support/served-world.ts'
import { isOfType, resultOf, startCli } from './support/start-cli.ts'

/** A wire to a port that can be cut. */
async function wireTo(port: number) {
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  onTestFinished(cut)
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, cut }
}

describe('world serve', () => {
  it('closes on a signal with its exit code', async () => {
    const { cli } = await servedWorld()
    cli.signal('SIGTERM')
    expect(await cli.ended).toMatchObject({ exitCode: 143, log: ['The world is closed.'] })
  })

  it('says so when the port is taken', async () => {
    const { port } = await servedWorld()
    const { exitCode, log } = await startCli(['world', 'serve', '--port', String(port)], temporaryFolder())
      .ended
    expect(log).toEqual([
      `Error: The world cannot be opened at 127.0.0.1:${port}: another program listens there. ` +
        'Choose others with --port and --host.',
    ])
    expect(exitCode).toBe(2)
  })
})

it('a name that is taken and a version that is not spoken are told with their cure', async () => {
  const { port } = await servedWorld()
  const first = startCli(
    ['run', 'iron_pickaxe', '--server', `127.0.0.1:${port}`, '--json'],
    temporaryFolder(),
  )
  await first.line(isOfType('subgoal-start'))
  const join = ['run', 'iron_pickaxe', '--server', `127.0.0.1:${port}`]

  const same = await startCli(join, temporaryFolder()).ended
  expect(same.log.at(-1)).toBe(
    `Error: The player name is in use at 127.0.0.1:${port}: That name is already taken. ` +
      'Choose another name with --username, or let the other player leave first.',
  )
  expect(same.exitCode).toBe(3)

  const other = await startCli(
    [...join, '--username', 'other', '--minecraft-version', '3.1'],
    temporaryFolder(),
  ).ended
  expect(other.log.at(-1)).toMatch(
    /^Error: .* runs a version that cannot be played: Minecraft 3\.1 was asked for; /,
  )
  expect(other.exitCode).toBe(3)
})

it('a connection that is cut in mid-attempt is told, recorded and gives exit code 3', async () => {
  const { port } = await servedWorld()
  const wire = await wireTo(port)
  const folder = temporaryFolder()
  const server = `127.0.0.1:${wire.port}`
  const cli = startCli(['run', 'wooden_pickaxe', '--server', server, '--json', '--run-dir', '.'], folder)
  await cli.line(isOfType('subgoal-start'))
  wire.cut()
  const ended = await cli.ended
  expect(resultOf(ended)).toMatchObject({ type: 'result', ending: 'lost', success: false, host: 'remote' })
  expect(ended.log.at(-1)).toBe(
    'The connection to the server was cut. What was played is recorded; see to the server, then run it again.',
  )
  expect(ended.exitCode).toBe(3)

  const reader = new RecordReader(join(folder, 'stevolve.db'))
  expect(reader.episodes()).toMatchObject([{ ending: 'lost' }])
  expect(reader.attempts(1).at(-1)).toMatchObject({ ending: 'lost-connection' })
  reader.close()
})
