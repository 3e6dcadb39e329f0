import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { AsyncGuard } from '../../src/env/embedded/host/async-guard.ts'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import type { EmbeddedHostOptions } from '../../src/env/embedded/host/embedded-host.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import { nextTurn, wallNowMs } from '../../src/env/clock/real-time.ts'
import { UsageError } from '../../src/env/errors.ts'
import { createFlatWorld } from '../env/embedded/host/flat-server.ts'
import { anyTask, overworld } from './host-play.ts'

describe('EmbeddedHost', () => {
  const hosts: EmbeddedHost[] = []
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close()
  })
  const create = (options: Partial<EmbeddedHostOptions> = {}) => {
    const host = new EmbeddedHost({ createWorld: createFlatWorld, speed: 'max', ...options })
    hosts.push(host)
    return host
  }

  it('joins with the surroundings loaded, on virtual time', async () => {
    const host = create({ createWorld: (seed) => createEmbeddedWorld(overworld, seed) })
    const { bot, minecraft, world } = await host.join(anyTask, 3)
    expect([minecraft, world]).toEqual(['1.16.5', 'host-test'])
    expect(bot.blockAt(bot.entity.position.offset(0, -1, 0))?.boundingBox).toBe('block')
    expect(bot.health).toBe(20)
  })

  it('moves time only while work is going on', async () => {
    const host = create()
    const { bot } = await host.join(anyTask, 1)
    let physicsTicks = 0
    bot.on('physicsTick', () => {
      physicsTicks++
    })
    const before = [host.clock.tick(), Date.now()]
    for (let turn = 0; turn < 50; turn++) await nextTurn()
    expect([host.clock.tick(), Date.now(), physicsTicks]).toEqual([...before, 0])
    await host.during(host.clock.waitTicks(40))
    expect(host.clock.tick()).toBe(before[0]! + 40)
    expect(Date.now()).toBe(before[1]! + 2_000)
    expect(physicsTicks).toBe(40)
  })

  it('leaves nothing in flight when a tick ends, and uses nothing outside the thread', async () => {
    const bytes = { 'to-server': 0, 'to-client': 0 }
    const host = create({
      createWorld: (seed) => createEmbeddedWorld(overworld, seed),
      wireTap: (direction, chunk) => (bytes[direction] += chunk.length),
    })
    const { bot } = await host.join(anyTask, 4)
    const guard = new AsyncGuard()
    guard.start()
    bot.setControlState('forward', true)
    bot.setControlState('jump', true)
    for (let count = 0; count < 500; count++) {
      await host.during(host.clock.waitTicks(1))
      // The clock stands still now: whatever were still under way would arrive in the turns that follow.
      const settled = { ...bytes }
      for (let turn = 0; turn < 3; turn++) await nextTurn()
      expect(bytes).toEqual(settled)
      const stream = bot._client.socket
      expect(stream.readableLength + stream.writableLength).toBe(0)
    }
    expect(guard.stop()).toEqual([])
    expect(bytes['to-server']).toBeGreaterThan(500 * 10)
    expect(bytes['to-client']).toBeGreaterThan(100_000)
  })

  it('paces itself to real time on request', async () => {
    const host = create({ speed: '1x' })
    await host.join(anyTask, 1)
    const startMs = wallNowMs()
    await host.during(host.clock.waitTicks(20))
    expect(wallNowMs() - startMs).toBeGreaterThanOrEqual(900)
  })

  it('gives back what work gives, its error included', async () => {
    const host = create()
    await host.join(anyTask, 1)
    expect(await host.during(Promise.resolve('done'))).toBe('done')
    await expect(host.during(Promise.reject(new Error('no')))).rejects.toThrow('no')
    await host.during(host.clock.waitTicks(1))
  })

  it('refuses calls out of order', async () => {
    const host = create()
    await expect(host.during(Promise.resolve())).rejects.toBeInstanceOf(UsageError)
    await host.join(anyTask, 1)
    await expect(host.join(anyTask, 1)).rejects.toBeInstanceOf(UsageError)
    const running = host.during(host.clock.waitTicks(5))
    await expect(host.during(Promise.resolve())).rejects.toBeInstanceOf(UsageError)
    await running
    await host.close()
    await expect(host.during(Promise.resolve())).rejects.toBeInstanceOf(UsageError)
  })

  it('ends work that is going on when it is closed, and tells the bot', async () => {
    const host = create()
    const { bot } = await host.join(anyTask, 1)
    const ended = once(bot, 'end')
    const running = host.during(host.clock.waitTicks(1_000_000))
    const failed = expect(running).rejects.toThrow('closed')
    await host.close()
    await host.close()
    await failed
    await ended
  })

  it('puts real time and chance back when it is closed or cannot be joined', async () => {
    const real = [setTimeout, Date, Math.random]
    const host = create()
    await host.join(anyTask, 1)
    expect([setTimeout, Date, Math.random]).not.toEqual(real)
    await host.close()
    expect([setTimeout, Date, Math.random]).toEqual(real)
    const broken = create({
      createWorld: () => {
        throw new UsageError('No such world.', 'Name another.')
      },
    })
    await expect(broken.join(anyTask, 1)).rejects.toBeInstanceOf(UsageError)
    expect([setTimeout, Date, Math.random]).toEqual(real)
  })
})
