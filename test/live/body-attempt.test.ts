import type { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import type { Attempt } from '../../src/env/index.ts'
import { runAttempt } from '../../src/env/mineflayer/attempt/attempt-run.ts'
import type { Deed } from '../../src/env/mineflayer/deed.ts'
import { BareBody, BodyWorld, box, flatWorld, unreachableTask } from './support/body-world.ts'

let world: BodyWorld | null = null
let bare: BareBody | null = null
const open = async (...args: Parameters<typeof BodyWorld.open>) => (world = await BodyWorld.open(...args))
afterEach(async () => {
  await world?.close()
  await bare?.close()
  world = bare = null
})
const kinds = (attempt: Attempt) => attempt.trace.map(({ kind }) => kind)
const tree = box('oak_log', [3, 0, 0], [3, 4, 0])

describe('attempts of the mineflayer body', () => {
  it('leave no listener behind, however they end', async () => {
    const { joined, attempt } = bound(await open(flatWorld({ placedBlocks: tree })))
    const { bot } = joined
    const count = () =>
      ([bot, bot._client] as unknown as EventEmitter[]).map((emitter) =>
        Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.listenerCount(name)])),
      )
    await attempt({ kind: 'wait', ticks: 5, budgetTicks: 50 })
    const before = count()
    expect(
      (await attempt({ kind: 'gather', blocks: ['oak_log'], item: 'oak_log', count: 1, budgetTicks: 600 }))
        .ending,
    ).toBe('done')
    expect(
      (await attempt({ kind: 'gather', blocks: ['oak_log'], item: 'oak_log', count: 9, budgetTicks: 30 }))
        .ending,
    ).toBe('out-of-budget')
    await attempt({ kind: 'explore', seek: ['diamond_ore'], budgetTicks: 100 })
    await attempt({ kind: 'craft', item: 'oak_planks', count: 4, budgetTicks: 100 })
    await attempt({ kind: 'collect-drops', items: [], budgetTicks: 100 })
    await attempt({ kind: 'retreat', distanceBlocks: 8, budgetTicks: 200 })
    expect(count()).toEqual(before)
  })

  it('end with goal as soon as it holds, and count what the server confirmed', async () => {
    const task = { ...unreachableTask, goal: { mined: '#logs', withTool: null } }
    const { attempt } = bound(await open(flatWorld({ placedBlocks: tree }), task))
    const ended = await attempt({
      kind: 'gather',
      blocks: ['oak_log'],
      item: 'oak_log',
      count: 5,
      budgetTicks: 2000,
    })
    expect(ended.ending).toBe('goal')
    expect(ended.postState.tally.mined).toEqual({ 'oak_log with hand': 1 })
  })

  it('count crafted items when they are taken', async () => {
    const givenItems = [{ item: 'oak_log', count: 2 }]
    const { attempt } = bound(await open(flatWorld({ givenItems })))
    const crafted = await attempt({ kind: 'craft', item: 'oak_planks', count: 8, budgetTicks: 200 })
    expect(crafted.ending).toBe('done')
    expect(crafted.postState.tally.crafted).toEqual({ oak_planks: 8 })
  })

  it('dig under water for much longer than a breath lasts, and the body is not hurt', async () => {
    const placedBlocks = [
      ...box('dirt', [-3, 0, -3], [3, 2, 3]),
      ...box('clay', [-2, -1, -2], [2, -1, 2]),
      ...box('water', [-2, 0, -2], [2, 2, 2]),
    ]
    const { attempt } = bound(await open(flatWorld({ placedBlocks, difficulty: 'easy' })))
    const dug = await attempt({
      kind: 'gather',
      blocks: ['clay'],
      item: 'clay_ball',
      count: 56,
      budgetTicks: 4000,
    })
    expect(kinds(dug)).not.toContain('body-harm')
    expect(dug.ending).toBe('done')
  })

  it('end with died, and the next one goes on with a new body', async () => {
    const high = flatWorld({ spawn: { x: 0, y: 120, z: 0 } })
    const { attempt } = bound(await open(high))
    const died = await attempt({ kind: 'wait', ticks: 400, budgetTicks: 600 })
    expect(died.ending).toBe('died')
    expect(kinds(died)).toContain('body-death')
    expect(kinds(died)).toContain('body-respawn')
    expect(died.postState.tally.deaths).toBe(1)
    const again = await attempt({ kind: 'wait', ticks: 10, budgetTicks: 60 })
    expect(again.ending).toBe('done')
    expect(again.preState.health).toBe(20)
  })

  it('end with lost-connection when the server goes away, and stay so', async () => {
    const { attempt, joined, host } = bound(await open(flatWorld()))
    host.clock.afterTicks(20, () => joined.bot._client.socket.destroy())
    const lost = await attempt({ kind: 'explore', seek: [], budgetTicks: 1000 })
    expect(lost.ending).toBe('lost-connection')
    expect(lost.ticks).toBeLessThan(60)
    const after = await attempt({ kind: 'wait', ticks: 10, budgetTicks: 60 })
    expect([after.ending, after.ticks]).toEqual(['lost-connection', 0])
  })

  it('cut a deed loose that does not stop, and take its hands off the body', async () => {
    bare = await BareBody.join(flatWorld())
    const { body } = bare
    let turns = 0
    const stubborn: Deed<'wait'> = async ({ bot, clock }) => {
      for (;;) {
        await clock.waitTicks(1)
        bot.on('physicsTick', () => {})
        bot.setControlState('forward', true)
        turns++
      }
    }
    Object.assign(body.deeds, { wait: stubborn })
    const before = body.bot.listenerCount('physicsTick')
    const order = {
      body,
      subgoal: { kind: 'wait', ticks: 10, budgetTicks: 40 },
      goal: unreachableTask.goal,
      signal: new AbortController().signal,
      loss: () => null,
      onItemChange: () => {},
      onTick: () => {},
    } as const
    const attempt = await bare.during(runAttempt(order))
    expect(attempt.ending).toBe('out-of-budget')
    expect(attempt.ticks).toBeLessThanOrEqual(60)
    const turnsThen = turns
    await bare.during(body.clock.waitTicks(20))
    expect(turns).toBe(turnsThen)
    expect(body.bot.getControlState('forward')).toBe(false)
    expect(body.bot.listenerCount('physicsTick')).toBe(before)
  })
})

describe('reflexes', () => {
  const survive = async (input: Parameters<typeof flatWorld>[0], ticks: number) => {
    const { attempt } = bound(await open(flatWorld(input)))
    return attempt({ kind: 'wait', ticks, budgetTicks: ticks + 400 })
  }

  it('swim up for air', async () => {
    const pool = { placedBlocks: box('water', [-3, 0, -3], [3, 5, 3]), spawn: 'auto' as const }
    const attempt = await survive(pool, 700)
    expect(kinds(attempt)).toContain('reflex-start')
    expect(attempt.postState.health).toBeGreaterThan(10)
    expect(attempt.ending).not.toBe('died')
  })

  it('climb out of lava', async () => {
    const attempt = await survive({ placedBlocks: box('lava', [0, -1, 0], [0, -1, 0]) }, 300)
    expect(attempt.trace.find(({ kind }) => kind === 'reflex-start')?.data).toEqual({ reflex: 'burning' })
    expect([attempt.postState.inLava, attempt.ending]).not.toContain('died')
    expect(attempt.postState.inLava).toBe(false)
  })

  it('dig the head free', async () => {
    const { attempt, joined, host } = bound(await open(flatWorld()))
    const { bot } = joined
    const dirt = bot.registry.blocksByName.dirt!.defaultState
    // The server's own sand does not fall here; the client is told of a block in its head.
    host.clock.afterTicks(10, () => {
      const head = bot.entity.position.floored().offset(0, 1, 0)
      bot.world.setBlockStateId(head, dirt)
    })
    const { trace } = await attempt({ kind: 'wait', ticks: 200, budgetTicks: 600 })
    expect(trace.find(({ kind }) => kind === 'reflex-start')?.data).toEqual({ reflex: 'suffocating' })
    expect(trace.find(({ kind }) => kind === 'dig-end')?.data).toMatchObject({ block: 'dirt', broken: true })
  })

  it('run from what hurts an unarmed body no more often than their bound', async () => {
    const attempt = await survive({ placedBlocks: box('magma_block', [-6, -1, -6], [6, -1, 6]) }, 300)
    expect(kinds(attempt).filter((kind) => kind === 'reflex-start').length).toBeLessThanOrEqual(60)
    expect(['done', 'out-of-budget', 'died']).toContain(attempt.ending)
  })
})

function bound(opened: BodyWorld) {
  return { joined: opened.joined, host: opened.host, attempt: opened.attempt.bind(opened) }
}
