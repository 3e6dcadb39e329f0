import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubgoalKind } from '../../src/env/index.ts'
import type { Fault } from '../support/scripted-environment.ts'
import { playScripted, taskOf } from './play-scripted.ts'

const ironPickaxe = taskOf({ have: { iron_pickaxe: 1 } })

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    ending: fc.constant('obstructed' as const),
    obstacle: fc.constantFrom(
      'target-unreachable',
      'missing-station',
      'craft-failed',
      'stuck',
      'drop-lost',
      'placement-refused',
    ),
    ticks: fc.constantFrom(0, 1, 40, 300),
  }),
  fc.record({ ending: fc.constant('out-of-budget' as const), ticks: fc.constantFrom(100, 400) }),
  fc.record({ ending: fc.constant('died' as const), ticks: fc.constantFrom(0, 100) }),
)

describe('an agent whose attempts fail', () => {
  it('still reaches its goal after failures at any steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.nat(40).map(String), anyFault, { maxKeys: 6 }), async (faults) => {
        const { result } = await playScripted(ironPickaxe, {
          fault: (_subgoal, index) => faults[index] ?? null,
        })
        expect(result.ending).toBe('goal')
      }),
      { numRuns: 60 },
    )
  })

  it.each(['gather', 'craft', 'place', 'explore', 'descend', 'tunnel', 'smelt'] as const)(
    'gets over %s failing three times in a row',
    async (kind) => {
      let left = 3
      const { result } = await playScripted(ironPickaxe, {
        fault: (subgoal) =>
          subgoal.kind === kind && left-- > 0
            ? { ending: 'obstructed', obstacle: 'target-unreachable', ticks: 20 }
            : null,
      })
      expect(result.ending).toBe('goal')
    },
  )

  it('takes another kind of wood where the first cannot be reached', async () => {
    const { result, environment } = await playScripted(taskOf({ have: { wooden_pickaxe: 1 } }), {
      fault: (subgoal) =>
        subgoal.kind === 'gather' && subgoal.item === 'oak_log'
          ? { ending: 'obstructed', obstacle: 'target-unreachable', ticks: 100 }
          : null,
    })
    expect(result.ending).toBe('goal')
    expect(
      environment.attempts.some(({ subgoal }) => subgoal.kind === 'gather' && subgoal.item === 'spruce_log'),
    ).toBe(true)
  })

  it('does not repeat a failing subgoal more than twice before it tries something else', async () => {
    const kinds: SubgoalKind[] = []
    await playScripted(taskOf({ have: { wooden_pickaxe: 1 } }, 2_400), {
      fault: (subgoal) => {
        kinds.push(subgoal.kind)
        return subgoal.kind === 'explore' ? { ending: 'obstructed', obstacle: 'stuck', ticks: 10 } : null
      },
    })
    const longestRun = kinds.reduce(
      (run, kind, index) => (kind === 'explore' && kinds[index - 1] === 'explore' ? run + 1 : 1),
      1,
    )
    expect(longestRun).toBeLessThanOrEqual(3)
    expect(new Set(kinds).size).toBeGreaterThan(1)
  })
})

describe('an agent for whom everything fails', () => {
  it.each([0, 1, 50])('ends with the horizon when each failure costs %i ticks', async (ticks) => {
    const { result, environment } = await playScripted(taskOf({ have: { stone_pickaxe: 1 } }, 3_600), {
      fault: (subgoal) =>
        subgoal.kind === 'wait' ? null : { ending: 'obstructed', obstacle: 'stuck', ticks },
    })
    expect(result).toMatchObject({ ending: 'horizon', success: false, gaveUp: false })
    expect(environment.attempts.length).toBeLessThan(200)
  })

  it('calls a world lost in which time stands still', async () => {
    const { result } = await playScripted(taskOf({ have: { stick: 1 } }), {
      fault: () => ({ ending: 'obstructed', obstacle: 'refused', ticks: 0 }),
    })
    expect(result).toMatchObject({ ending: 'lost', success: false })
    expect(result.attempts).toBeLessThan(20)
  })

  it('rests longer and longer, and in the end gives up and says what failed', async () => {
    const { result, records } = await playScripted(taskOf({ have: { iron_pickaxe: 1 } }, 200_000), {
      fault: (subgoal) =>
        subgoal.kind === 'wait' ? null : { ending: 'obstructed', obstacle: 'stuck', ticks: 4 },
    })
    expect(result).toMatchObject({ ending: 'cancelled', gaveUp: true, success: false })
    expect(result.detail).toMatch(/^Nothing new came of \d+ attempts in \d+ ticks, and .+ failed last/)
    expect(result.gameTicks).toBeLessThan(30_000)
    const waits = records.flatMap(({ attempt: { subgoal } }) =>
      subgoal.kind === 'wait' ? subgoal.ticks : [],
    )
    expect(Math.max(...waits)).toBeGreaterThan(1_000)
  })
})
