import { once } from 'node:events'
import { connect } from 'node:net'
import type { Bot } from 'mineflayer'
import mineflayer from 'mineflayer'
import minecraftProtocol from 'minecraft-protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'

const version = '1.16.5'
const file = parseWorldFile(
  JSON.stringify({ name: 'join-test', generator: { name: 'flat' }, viewDistanceChunks: 3 }),
  'join-test.world.json',
)

/** A real server on a real port, in real time. */
describe('a server on a port', () => {
  let server: EmbeddedServer
  let port: number
  let timer: NodeJS.Timeout
  const bots: Bot[] = []

  beforeEach(async () => {
    server = createEmbeddedWorld(file, 1).server
    port = await server.start({ port: 0, maxPlayers: 2, motd: 'a test' })
    timer = setInterval(() => server.tick(), 50)
  })
  afterEach(() => {
    for (const bot of bots.splice(0)) bot.end()
    clearInterval(timer)
    server.stop()
  })

  function join(username: string, options: { readonly version?: string } = {}): Bot {
    const bot = mineflayer.createBot({
      host: '127.0.0.1',
      port,
      username,
      version,
      hideErrors: true,
      logErrors: false,
      ...options,
    } as never)
    bot.on('error', () => undefined)
    bots.push(bot)
    return bot
  }
  async function spawned(username: string): Promise<Bot> {
    const bot = join(username)
    await once(bot, 'spawn')
    return bot
  }
  async function refusal(username: string): Promise<string> {
    const [reason] = (await once(join(username), 'kicked')) as [string]
    return JSON.stringify(reason)
  }

  it('answers a ping with its version, name and players', async () => {
    await spawned('steve')
    const answer = (await minecraftProtocol.ping({ host: '127.0.0.1', port })) as {
      version: { name: string }
      players: { online: number; max: number }
    }
    expect(answer.version.name).toBe('1.16.5')
    expect(answer.players).toMatchObject({ online: 1, max: 2 })
  })

  it('refuses a taken name, a full house and a bad name, each with its reason', async () => {
    await spawned('steve')
    expect(await refusal('Steve')).toContain('name_taken')
    await spawned('alex')
    expect(await refusal('third')).toContain('server_full')
    expect(await refusal('no such name')).toContain('unverified_username')
    expect(server.players.map(({ username }) => username)).toEqual(['steve', 'alex'])
  })

  it('refuses another version with its reason, and goes on', async () => {
    const client = minecraftProtocol.createClient({
      host: '127.0.0.1',
      port,
      username: 'old',
      version: '1.12.2',
    })
    client.on('error', () => undefined)
    const packet = await new Promise<{ reason: string }>((resolve) => client.once('disconnect', resolve))
    expect(packet.reason).toContain('outdated_client')
    expect(packet.reason).toContain('1.16.5')
    await spawned('steve')
  })

  it('lets a name back in after it has left', async () => {
    const bot = await spawned('steve')
    bot.end()
    await once(bot, 'end')
    await expect.poll(() => server.players.length).toBe(0)
    await spawned('steve')
  })

  it('shows players to each other: place, look, hand, talk, blows and leaving', async () => {
    const [steve, alex] = [await spawned('steve'), await spawned('alex')]
    await expect.poll(() => steve.players['alex']?.entity).toBeTruthy()
    await expect.poll(() => alex.players['steve']?.entity).toBeTruthy()
    await alex.lookAt(new Vec3(10, 5, 0), true)
    alex.setControlState('forward', true)
    await expect.poll(() => (steve.players['alex']?.entity.position.x ?? 0) > 3, { timeout: 5000 }).toBe(true)
    alex.clearControlStates()
    server.players[1]!.giveStack(createStack(server.rules.itemId('iron_sword')))
    await expect
      .poll(() => (steve.players['alex']?.entity.heldItem as { name: string } | undefined)?.name)
      .toBe('iron_sword')
    const heard = once(steve, 'chat')
    alex.chat('hello')
    expect((await heard).slice(0, 2)).toEqual(['alex', 'hello'])
    server.players[0]!.teleport(server.players[1]!.body.position.x + 1, 4, server.players[1]!.body.position.z)
    await expect
      .poll(() => alex.players['steve']?.entity.position.x ?? 0, { timeout: 3000 })
      .toBeGreaterThan(3)
    await expect.poll(() => server.players[1]!.body.attackTimerTicks > 20, { timeout: 3000 }).toBe(true)
    alex.attack(alex.players['steve']!.entity)
    await expect.poll(() => steve.health).toBeLessThan(15)
    await expect.poll(() => alex.heldItem?.durabilityUsed).toBe(1)
    alex.end()
    await expect.poll(() => steve.players['alex']).toBeUndefined()
  }, 30_000)

  it('survives hostile packets: each costs its sender the session and nothing else', async () => {
    const honest = await spawned('steve')
    const hostile: ((bot: Bot) => void)[] = [
      (bot) => bot._client.write('position', { x: Number.NaN, y: 4, z: 0, onGround: true }),
      (bot) => bot._client.write('position', { x: 1e300, y: 4, z: 0, onGround: true }),
      (bot) => bot._client.write('held_item_slot', { slotId: 77 }),
      (bot) => bot._client.write('chat', { message: 'x'.repeat(20_000) }),
      (bot) => bot._client.write('chat', { message: '\u0000' }),
      (bot) => bot._client.write('block_dig', { status: 99, location: { x: 0, y: 0, z: 0 }, face: 1 }),
      (bot) => {
        for (let count = 0; count < 5000; count++) bot._client.write('arm_animation', { hand: 0 })
      },
    ]
    for (const [index, attack] of hostile.entries()) {
      const bot = await spawned(`evil${index}`)
      const ended = once(bot, 'end')
      attack(bot)
      await ended
      await expect.poll(() => server.players.length).toBe(1)
    }
    expect(honest.entity.position.y).toBe(4)
    expect(server.players[0]?.username).toBe('steve')
  }, 60_000)

  it('survives packets that cannot be read, and lets others play on', async () => {
    const honest = await spawned('steve')
    const evil = await spawned('evil')
    const socket = (evil._client as unknown as { socket: { write(bytes: Buffer): void } }).socket
    evil._client.writeRaw(Buffer.from('ffffffffffffffff', 'hex'))
    evil._client.writeRaw(Buffer.from([0x12]))
    socket.write(Buffer.alloc(64, 0xff))
    await expect.poll(() => server.players.length).toBe(1)
    for (const bytes of ['fbffffff0f', 'ffff7f', '00', '80808080808000']) {
      const other = connect(port, '127.0.0.1')
      other.on('error', () => undefined)
      other.write(Buffer.from(bytes, 'hex'))
      if (bytes === 'ffff7f') other.end()
      await once(other.resume(), 'close')
    }
    await expect.poll(() => honest.entity.onGround).toBe(true)
    honest.setControlState('forward', true)
    await expect
      .poll(() => Math.hypot(server.players[0]!.body.position.x, server.players[0]!.body.position.z))
      .toBeGreaterThan(1.5)
    evil.end()
    await expect.poll(() => server.players.length).toBe(1)
  })

  it('outlives a fault of its own, which costs only the session that met it', async () => {
    const honest = await spawned('steve')
    const unlucky = await spawned('alex')
    const faults: unknown[] = []
    server.onFault = (error) => void faults.push(error)
    server.onPacket('arm_animation', ({ username }) => {
      if (username === 'alex') throw new Error('a bug')
    })
    const kicked = once(unlucky, 'kicked')
    unlucky.swingArm('right')
    honest.swingArm('right')
    expect(JSON.stringify(await kicked)).toContain('made a mistake')
    expect(String(faults[0])).toContain('a bug')
    await expect.poll(() => server.players.map(({ username }) => username)).toEqual(['steve'])
  })

  it('survives what is not Minecraft at all', async () => {
    for (const bytes of ['GET / HTTP/1.1\r\n\r\n', '\xff'.repeat(5000), '\x00'.repeat(100), 'ÿþ']) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      socket.end(Buffer.from(bytes, 'latin1'))
      await once(socket.resume(), 'close')
    }
    await spawned('steve')
  })

  it('does not follow a body that leaps or walks through walls', async () => {
    const bot = await spawned('steve')
    const stone = server.blocks.stateOf('stone')
    for (let y = 4; y < 7; y++) server.world.setState(1, y, 0, stone)
    await expect.poll(() => bot.entity.onGround).toBe(true)
    bot.physicsEnabled = false
    bot._client.write('position', { x: 1.5, y: 4, z: 0.5, onGround: true })
    await expect.poll(() => server.players[0]!.pendingTeleport).toBeNull()
    bot._client.write('position', { x: 500, y: 4, z: 0.5, onGround: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(server.players[0]!.body.position.x).toBeCloseTo(0.5, 1)
    expect(bot.entity.position.x).toBeCloseTo(0.5, 1)
  })
})
