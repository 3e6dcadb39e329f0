import { afterEach, describe, expect, it } from 'vitest'
import { attemptEndings, UsageError } from '../../src/env/index.ts'
import type { Attempt, Environment, Subgoal, Task } from '../../src/env/index.ts'

const task: Task = {
  id: 'contract',
  group: 'contract',
  instruction: 'carry more diamonds than there can be',
  goal: { have: { diamond: 100_000 } },
  horizonTicks: 100_000,
}
const wait = (ticks: number, budgetTicks = ticks + 100): Subgoal => ({ kind: 'wait', ticks, budgetTicks })
const never = () => new AbortController().signal

/** What every `Environment` must keep to, whatever it plays on. `create` makes a new one that nobody has opened. */
export function describeEnvironmentContract(name: string, create: () => Environment): void {
  describe(`the contract of an environment: ${name}`, () => {
    const made: Environment[] = []
    const fresh = () => {
      const environment = create()
      made.push(environment)
      return environment
    }
    const opened = async (): Promise<Environment> => {
      const environment = fresh()
      await environment.open(task, 7)
      return environment
    }
    afterEach(async () => {
      for (const environment of made.splice(0)) await environment.close()
    })

    it('opens with a frozen state at tick 0 and says what is fixed for the episode', async () => {
      const start = await fresh().open(task, 7)
      expect(start.state.tick).toBe(0)
      expectFrozen(start.state)
      expect(start.minecraft).toMatch(/^\d+(\.\d+)+$/)
      expect(['embedded', 'remote']).toContain(start.host)
      expect(structuredClone(start.state)).toEqual(start.state)
    })

    it('refuses calls in the wrong order', async () => {
      const unopened = fresh()
      await expectUsageError(() => unopened.attempt(wait(1), never()))
      const open = await opened()
      await expectUsageError(() => open.open(task, 7))
      const first = open.attempt(wait(20), never())
      await expectUsageError(() => open.attempt(wait(1), never()))
      expect((await first).ending).toBe('done')
      await open.close()
      await expectUsageError(() => open.attempt(wait(1), never()))
    })

    it('can be closed before it is opened, and twice', async () => {
      const unopened = fresh()
      await unopened.close()
      const open = await opened()
      await open.close()
      await open.close()
    })

    it('ends a running attempt as cancelled when it is closed', async () => {
      const open = await opened()
      const running = open.attempt(wait(5000), never())
      await open.close()
      expect((await running).ending).toBe('cancelled')
    })

    it('ends an attempt at its deadline, within 20 ticks', async () => {
      const open = await opened()
      const attempt = await open.attempt(wait(5000, 50), never())
      expect(attempt.ending).toBe('out-of-budget')
      expect(attempt.ticks).toBeGreaterThanOrEqual(50)
      expect(attempt.ticks).toBeLessThanOrEqual(70)
    })

    it('ends an attempt as cancelled when the signal is aborted, and can go on', async () => {
      const open = await opened()
      expect((await open.attempt(wait(20), AbortSignal.abort())).ending).toBe('cancelled')
      const caller = new AbortController()
      const running = open.attempt(wait(5000), caller.signal)
      queueMicrotask(() => caller.abort())
      const cancelled = await running
      expect(cancelled.ending).toBe('cancelled')
      expect(cancelled.ticks).toBeLessThanOrEqual(20)
      expect((await open.attempt(wait(20), never())).ending).toBe('done')
    })

    it('reports attempts as frozen plain data whose ticks add up', async () => {
      const open = await opened()
      const attempts: Attempt[] = []
      attempts.push(await open.attempt(wait(10), never()))
      attempts.push(
        await open.attempt({ kind: 'craft', item: 'diamond_pickaxe', count: 1, budgetTicks: 200 }, never()),
      )
      attempts.push(await open.attempt({ kind: 'eat', budgetTicks: 100 }, never()))
      let tick = 0
      for (const attempt of attempts) {
        expectFrozen(attempt)
        expect(structuredClone(attempt)).toEqual(attempt)
        expect(attempt.ticks).toBe(attempt.postState.tick - attempt.preState.tick)
        expect(attempt.preState.tick).toBeGreaterThanOrEqual(tick)
        expect(attempt.postState.tick).toBeGreaterThanOrEqual(attempt.preState.tick)
        tick = attempt.postState.tick
        expect(attemptEndings).toContain(attempt.ending)
        expect(attempt.obstacle !== null).toBe(attempt.ending === 'obstructed')
        for (const event of attempt.trace) {
          expect(event.tick).toBeGreaterThanOrEqual(attempt.preState.tick)
          expect(event.tick).toBeLessThanOrEqual(attempt.postState.tick)
        }
      }
      expect(attempts[1]!.ending).toBe('obstructed')
    })

    it('ends with goal when the goal holds', async () => {
      const environment = fresh()
      await environment.open({ ...task, goal: { all: [] } }, 7)
      expect((await environment.attempt(wait(1000), never())).ending).toBe('goal')
    })
  })
}

async function expectUsageError(call: () => Promise<unknown>): Promise<void> {
  await expect((async () => call())()).rejects.toBeInstanceOf(UsageError)
}

function expectFrozen(data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  expect(Object.isFrozen(data)).toBe(true)
  for (const value of Object.values(data)) expectFrozen(value)
}
