import { afterEach, describe, expect, it } from 'vitest'
import type { EnvironmentEvent } from '../../src/env/environment.ts'
import { worldFileSchema } from '../../src/env/embedded/world-file/world-file.ts'
import { WorldUnreachableError } from '../../src/env/errors.ts'
import type { Subgoal } from '../../src/env/subgoal.ts'
import { WorkerEnvironment } from '../../src/env/worker/worker-environment.ts'
import { anyTask, overworld } from './host-play.ts'

const wait = (ticks: number): Subgoal => ({ kind: 'wait', ticks, budgetTicks: ticks + 20 })
const explore: Subgoal = { kind: 'explore', seek: ['diamond_ore'], budgetTicks: 600 }
const never = new AbortController().signal

describe('a WorkerEnvironment on the embedded world', () => {
  let environment: WorkerEnvironment
  afterEach(() => environment.dispose())
  const create = (keepThread = false) => {
    environment = new WorkerEnvironment(
      { host: { kind: 'embedded', world: overworld, speed: 'max' }, perception: 'sight' },
      { keepThread },
    )
    return environment
  }

  it('plays several episodes in one thread, the same seed the same way each time', async () => {
    create(true)
    const played: string[] = []
    for (const seed of [6, 7, 6]) {
      const start = await environment.open(anyTask, seed)
      expect(start).toMatchObject({ host: 'embedded', minecraft: '1.16.5', world: 'host-test' })
      const attempt = await environment.attempt(explore, never)
      expect(attempt.ticks).toBeGreaterThan(100)
      played.push(JSON.stringify(attempt))
      await environment.close()
    }
    expect(played[2]).toBe(played[0])
    expect(played[1]).not.toBe(played[0])
  })

  it('lets no time pass between attempts', async () => {
    create()
    const events: EnvironmentEvent[] = []
    environment.events.subscribe((event) => events.push(event))
    const { state } = await environment.open(anyTask, 6)
    const first = await environment.attempt(wait(40), never)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const second = await environment.attempt(wait(40), never)
    expect(first.preState.tick).toBe(state.tick)
    expect(second.preState.tick).toBe(first.postState.tick)
    expect(events.filter(({ kind }) => kind === 'tick-progress').length).toBeGreaterThan(2)
  })

  it('stops in mid-attempt when told to', async () => {
    create()
    await environment.open(anyTask, 6)
    const controller = new AbortController()
    environment.events.subscribe(({ kind }) => kind === 'tick-progress' && controller.abort())
    const attempt = await environment.attempt(wait(100_000_000), controller.signal)
    expect(attempt.ending).toBe('cancelled')
    expect(attempt.ticks).toBeGreaterThan(0)
  })
})

describe('a WorkerEnvironment on a remote server', () => {
  it('brings the fault back typed', async () => {
    const environment = new WorkerEnvironment({
      host: { kind: 'remote', address: { host: '127.0.0.1', port: 1 }, username: 'steve' },
      perception: 'sight',
    })
    const error: unknown = await environment.open(anyTask, 1).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(WorldUnreachableError)
    expect(error).toMatchObject({ fault: 'nothing-listening' })
    await environment.close()
  })
})

it('a world with given items hands them out once', async () => {
  const world = worldFileSchema.parse({
    name: 'given',
    generator: { name: 'flat' },
    givenItems: [{ item: 'oak_log', count: 3 }],
  })
  const environment = new WorkerEnvironment({
    host: { kind: 'embedded', world, speed: 'max' },
    perception: 'sight',
  })
  const { state, assists } = await environment.open(anyTask, 1)
  expect(state.inventory).toEqual({ oak_log: 3 })
  expect(assists).toContain('given-items')
  await environment.close()
})
