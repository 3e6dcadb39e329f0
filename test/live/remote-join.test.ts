import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import minecraftProtocol from 'minecraft-protocol'
import type { Server as ProtocolServer } from 'minecraft-protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { WorldUnreachableError } from '../../src/env/errors.ts'
import type { RemoteHostOptions } from '../../src/env/remote/remote-host.ts'
import { RemoteHost } from '../../src/env/remote/remote-host.ts'
import { FlatServer } from '../env/embedded/host/flat-server.ts'

const host = '127.0.0.1'
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A bare TCP server; returns its port. */
async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  server.listen(0, host)
  await once(server, 'listening')
  cleanups.push(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** minecraft-protocol's server with the given options; returns it and its port. */
async function listenAsMinecraft(options: object): Promise<{ server: ProtocolServer; port: number }> {
  const server = minecraftProtocol.createServer({
    host,
    port: 0,
    version: '1.16.5',
    'online-mode': false,
    hideErrors: true,
    ...options,
  })
  await once(server, 'listening')
  cleanups.push(() => server.close())
  const { socketServer } = server as unknown as { socketServer: Server }
  return { server, port: (socketServer.address() as AddressInfo).port }
}

/** Joins and returns the error; leaves nothing behind. */
async function failToJoin(
  port: number,
  options: Partial<RemoteHostOptions> = {},
): Promise<WorldUnreachableError> {
  const remote = new RemoteHost({
    address: { host, port },
    username: 'steve',
    statusTimeoutMs: 1_000,
    joinTimeoutMs: 3_000,
    ...options,
  })
  const error: unknown = await remote.join().then(
    () => 'joined',
    (caught: unknown) => caught,
  )
  await remote.close()
  expect(error).toBeInstanceOf(WorldUnreachableError)
  return error as WorldUnreachableError
}

describe('a RemoteHost that cannot join', () => {
  it('says so when nothing listens', async () => {
    const server = createServer()
    server.listen(0, host)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const error = await failToJoin(port)
    expect(error.fault).toBe('nothing-listening')
    expect(error.message).toBe(`Nothing listens at 127.0.0.1:${port}.`)
    expect(error.cure).toContain('Start the server')
  })

  it('says so when the host is unknown', async () => {
    const error = await failToJoin(25_999, { address: { host: 'no-such-host.invalid', port: 25_999 } })
    expect(error.fault).toBe('host-unknown')
    expect(error.message).toContain('no-such-host.invalid:25999')
  })

  it.each<[string, (socket: Socket) => void]>([
    ['an HTTP server', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
    ['an HTTP server that keeps the line open', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a server that says nothing', () => {}],
    ['a server that hangs up', (socket) => socket.destroy()],
    ['a server that sends noise', (socket) => socket.write(Buffer.alloc(4_096, 0x01))],
    ['a server that sends lengths without end', (socket) => socket.write(Buffer.alloc(64, 0xff))],
    [
      'a server whose status is no JSON',
      (socket) => socket.once('data', () => socket.write(Buffer.from([4, 0, 2, 0x7b, 0x7b]))),
    ],
  ])('names %s as not Minecraft', async (_name, serve) => {
    const error = await failToJoin(await listen(serve))
    expect(error.fault).toBe('not-minecraft')
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ is not a Minecraft Java server: .+\.$/)
  })

  it('names the supported versions when the server is too old or too new for them', async () => {
    const unknown = { version: { name: 'Future 99.1', protocol: 99_999 } }
    const { port } = await listenAsMinecraft({ beforePing: () => unknown })
    const error = await failToJoin(port)
    expect(error.fault).toBe('unsupported-version')
    expect(error.message).toMatch(/Future 99\.1.*supported are 1\.14 to /)
    expect(error.cure).toContain('--minecraft-version')
    const { port: oldPort } = await listenAsMinecraft({
      beforePing: () => ({ version: { name: '1.7.10', protocol: 5 } }),
    })
    expect((await failToJoin(oldPort)).fault).toBe('unsupported-version')
  })

  it('refuses a version that was asked for and is not supported', async () => {
    const { port } = await listenAsMinecraft({})
    const error = await failToJoin(port, { version: '1.99.9' })
    expect(error.fault).toBe('unsupported-version')
    expect(error.message).toContain('1.99.9')
  })

  it('keeps what could steer a terminal out of its sentences', async () => {
    const version = { name: '\u001b[2JEvil', protocol: 99_999 }
    const { port } = await listenAsMinecraft({ beforePing: () => ({ version }) })
    expect((await failToJoin(port)).message).toMatch(/^[^\p{Cc}]*Evil[^\p{Cc}]*$/u)
  })

  it.each([
    [
      'kicked',
      { text: '§cGo ', extra: [{ text: 'away', bold: true }, ', please'] },
      /^127\.0\.0\.1:\d+ refused the player: Go away, please\.$/,
    ],
    ['kicked', { translate: 'multiplayer.disconnect.server_full' }, /full/],
    ['name-taken', { translate: 'multiplayer.disconnect.name_taken' }, /name is already taken/],
    ['authentication', { translate: 'multiplayer.disconnect.unverified_username' }, /verify/],
    ['unsupported-version', { translate: 'multiplayer.disconnect.outdated_client', with: ['1.12'] }, /1\.12/],
  ] as const)('gives the reason of a kick as plain text: %s', async (fault, reason, sentence) => {
    const { server, port } = await listenAsMinecraft({})
    server.on(
      'connection',
      (client) =>
        void client.on('login_start', () =>
          (client.end as (reason: string, json: string) => void)('no', JSON.stringify(reason)),
        ),
    )
    const error = await failToJoin(port)
    expect(error.fault).toBe(fault)
    expect(error.message).toMatch(sentence)
  })

  it('tells a server in online mode that an account is needed', async () => {
    const { port } = await listenAsMinecraft({ 'online-mode': true })
    const error = await failToJoin(port)
    expect(error.fault).toBe('authentication')
    expect(error.cure).toContain('--auth microsoft')
  })

  it('gives up on a server that never lets the body spawn', async () => {
    const { port } = await listenAsMinecraft({})
    const error = await failToJoin(port, { joinTimeoutMs: 500 })
    expect(error.fault).toBe('timeout')
  })

  it('tells a connection that is cut while it joins', async () => {
    const { server, port } = await listenAsMinecraft({})
    server.on('connection', (client) => {
      client.on('login_start', () => void client.socket.destroy())
    })
    expect((await failToJoin(port)).fault).toBe('connection-cut')
  })
})

describe('a RemoteHost', () => {
  /** A flat world on a real port, in real time. */
  async function openFlatWorld(): Promise<{ server: FlatServer; port: number }> {
    const server = new FlatServer()
    await server.start({ host, port: 0 })
    const timer = setInterval(() => server.tick(), 50)
    cleanups.push(() => {
      clearInterval(timer)
      server.stop()
    })
    const { socketServer } = server.protocol as unknown as { socketServer: Server }
    return { server, port: (socketServer.address() as AddressInfo).port }
  }

  it('joins in the version of the server, and sees a kick as data', async () => {
    const { server, port } = await openFlatWorld()
    const remote = new RemoteHost({ address: { host, port }, username: 'steve' })
    cleanups.push(() => remote.close())
    const { bot, minecraft, world } = await remote.join()
    expect([minecraft, world]).toEqual(['1.16.5', `127.0.0.1:${port}`])
    const y = bot.entity.position.y
    expect(y).toBeGreaterThan(63)
    const seen: string[] = []
    bot.on('kicked', (reason) => void seen.push(`kicked ${reason}`))
    const ended = new Promise((resolve) => bot.once('end', resolve))
    const { clients } = server.protocol as unknown as { clients: Record<string, { end(text: string): void }> }
    Object.values(clients)[0]!.end('Enough.')
    await ended
    expect(seen).toEqual(['kicked {"text":"Enough."}'])
  })

  it('sees a cut connection as the end of the bot', async () => {
    const { server, port } = await openFlatWorld()
    const remote = new RemoteHost({ address: { host, port }, username: 'steve' })
    cleanups.push(() => remote.close())
    const { bot } = await remote.join()
    const ended = new Promise((resolve) => bot.once('end', resolve))
    const { clients } = server.protocol as unknown as { clients: Record<string, { socket: Socket }> }
    Object.values(clients)[0]!.socket.destroy()
    await ended
  })

  it('gives up a server that falls silent without hanging up', async () => {
    const { port } = await openFlatWorld()
    const far: Socket[] = []
    // A wire that carries nothing any more, and stays.
    const wire = await listen((near) => {
      const socket = connect(port, host)
      far.push(socket)
      cleanups.push(() => socket.destroy())
      near.pipe(socket).pipe(near, { end: false })
    })
    const remote = new RemoteHost({ address: { host, port: wire }, username: 'steve', silenceMs: 1_500 })
    cleanups.push(() => remote.close())
    const { bot } = await remote.join()
    const ended = once(bot, 'end')
    far.forEach((socket) => socket.unpipe())
    expect(await ended).toEqual(['keepAliveError'])
  })

  it('leaves neither socket nor timer behind', async () => {
    const { port } = await openFlatWorld()
    const pause = () => new Promise((resolve) => setTimeout(resolve, 200))
    const held = () =>
      process.getActiveResourcesInfo().filter((kind) => /TCPSocket|Timeout/.test(kind)).length
    await pause()
    const before = held()
    const remote = new RemoteHost({ address: { host, port }, username: 'steve' })
    await remote.join()
    expect(held()).toBeGreaterThan(before)
    await remote.close()
    await remote.close()
    await pause()
    expect(held()).toBeLessThanOrEqual(before)
  })
})
