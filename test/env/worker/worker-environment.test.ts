import { afterEach, describe, expect, it } from 'vitest'
import type { EnvironmentEvent } from '../../../src/env/environment.ts'
import { UsageError, WorldUnreachableError } from '../../../src/env/errors.ts'
import { worldFileSchema } from '../../../src/env/embedded/world-file/world-file.ts'
import type { Subgoal } from '../../../src/env/subgoal.ts'
import type { Task } from '../../../src/env/task.ts'
import type { WorkerEnvironmentOptions } from '../../../src/env/worker/worker-environment.ts'
import { WorkerEnvironment } from '../../../src/env/worker/worker-environment.ts'

const task: Task = { id: 'x', group: 'x', instruction: 'x', goal: { have: { x: 1 } }, horizonTicks: 1 }
const act = (item: string): Subgoal => ({ kind: 'craft', item, count: 1, budgetTicks: 100 })
const never = new AbortController().signal

describe('WorkerEnvironment', () => {
  let environment: WorkerEnvironment
  afterEach(() => environment.dispose())
  const create = (name: string, options: WorkerEnvironmentOptions = {}) => {
    environment = new WorkerEnvironment(
      {
        host: {
          kind: 'embedded',
          world: worldFileSchema.parse({ name, generator: { name: 'flat' } }),
          speed: 'max',
        },
        perception: 'sight',
      },
      { entry: new URL('./fake-thread.ts', import.meta.url), ...options },
    )
    return environment
  }

  it('opens, attempts, forwards events, closes, and opens again', async () => {
    create('plain')
    const events: EnvironmentEvent[] = []
    environment.events.subscribe((event) => events.push(event))
    for (const seed of [4, 5]) {
      const start = await environment.open(task, seed)
      expect(start).toMatchObject({ world: 'plain', minecraft: '1.16.5' })
      expect(await environment.attempt(act('done'), never)).toMatchObject({ ending: 'done', ticks: 1 })
      await environment.close()
      await environment.close()
    }
    expect(events).toEqual([
      { kind: 'notice', text: 'seed 4' },
      { kind: 'notice', text: 'seed 5' },
    ])
  })

  it('passes an abort on to the thread', async () => {
    create('plain')
    await environment.open(task, 1)
    const controller = new AbortController()
    const attempt = environment.attempt(act('wait'), controller.signal)
    controller.abort()
    expect(await attempt).toMatchObject({ ending: 'cancelled', ticks: 1 })
    expect(await environment.attempt(act('done'), never)).toMatchObject({ ending: 'done' })
  })

  it('refuses calls out of order', async () => {
    create('plain')
    await expect(environment.attempt(act('done'), never)).rejects.toBeInstanceOf(UsageError)
    await environment.open(task, 1)
    await expect(environment.open(task, 1)).rejects.toBeInstanceOf(UsageError)
    const controller = new AbortController()
    const running = environment.attempt(act('wait'), controller.signal)
    await expect(environment.attempt(act('done'), never)).rejects.toBeInstanceOf(UsageError)
    controller.abort()
    await running
    await environment.close()
    await expect(environment.attempt(act('done'), never)).rejects.toBeInstanceOf(UsageError)
  })

  it('brings errors back typed', async () => {
    create('unreachable')
    const error: unknown = await environment.open(task, 1).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(WorldUnreachableError)
    expect(error).toMatchObject({
      fault: 'name-taken',
      message: 'The name is taken.',
      cure: 'Choose another.',
      exitCode: 3,
    })
    create('plain')
    await environment.open(task, 1)
    await expect(environment.attempt(act('throw_usage'), never)).rejects.toMatchObject({
      name: 'UsageError',
      cure: 'Do it right.',
    })
    await expect(environment.attempt(act('throw_bug'), never)).rejects.toThrow('a bug')
    expect(await environment.attempt(act('done'), never)).toMatchObject({ ending: 'done' })
  })

  it('tells a thread that dies while it opens as host-crashed', async () => {
    create('crash-on-open')
    await expect(environment.open(task, 1)).rejects.toMatchObject({ fault: 'host-crashed' })
  })

  it.each(['exit', 'throw_later', 'exhaust_memory'])(
    'ends an attempt as lost-connection when the thread dies of: %s',
    async (cause) => {
      create('plain', { heapMegabytes: 64 })
      await environment.open(task, 1)
      expect(await environment.attempt(act(cause), never)).toMatchObject({
        ending: 'lost-connection',
        trace: [{ kind: 'server-kick' }],
      })
      expect(await environment.attempt(act('done'), never)).toMatchObject({ ending: 'lost-connection' })
      await environment.close()
      await environment.open(task, 2)
      expect(await environment.attempt(act('done'), never)).toMatchObject({ ending: 'done' })
    },
    30_000,
  )

  it('ends a thread that gives no sign of life', async () => {
    create('plain', { silenceMs: 2_500 })
    await environment.open(task, 1)
    expect(await environment.attempt(act('block_forever'), never)).toMatchObject({
      ending: 'lost-connection',
    })
  })

  it('ends a thread that does not stop when told to', async () => {
    create('plain', { graceMs: 100 })
    await environment.open(task, 1)
    const controller = new AbortController()
    const attempt = environment.attempt(act('block_forever'), controller.signal)
    controller.abort()
    expect(await attempt).toMatchObject({ ending: 'cancelled' })
  })

  it('closes although the thread does not', async () => {
    create('block-on-close', { graceMs: 100 })
    await environment.open(task, 1)
    await environment.close()
    await expect(environment.attempt(act('done'), never)).rejects.toBeInstanceOf(UsageError)
  })

  it('ends a running attempt as cancelled when it is closed', async () => {
    create('plain', { graceMs: 100 })
    await environment.open(task, 1)
    const attempt = environment.attempt(act('wait'), never)
    await environment.close()
    expect(await attempt).toMatchObject({ ending: 'cancelled' })
  })

  it('keeps one thread for many episodes when asked to', async () => {
    create('plain', { keepThread: true })
    for (let seed = 1; seed <= 3; seed++) {
      await environment.open(task, seed)
      await environment.attempt(act('done'), never)
      await environment.close()
    }
    await environment.dispose()
    await expect(environment.attempt(act('done'), never)).rejects.toBeInstanceOf(UsageError)
  })
})
