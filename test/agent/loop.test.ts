import { describe, expect, it } from 'vitest'
import {
  FallbackPolicy,
  PolicyUnavailable,
  createSymbolicPlanner,
  gameKnowledge,
  passThroughGuard,
  steadyMind,
} from '../../src/agent/index.ts'
import type { AgentParts, Policy } from '../../src/agent/index.ts'
import { playScripted, taskOf } from './play-scripted.ts'

function mindWith(inner: Policy): AgentParts['mindFor'] {
  return ({ minecraft }) =>
    steadyMind({
      planner: createSymbolicPlanner(gameKnowledge(minecraft)),
      guard: passThroughGuard,
      policy: new FallbackPolicy(inner),
    })
}

const stick = taskOf({ have: { stick: 1 } })

describe('an episode', () => {
  it('tells and records every attempt, in order, and then its end', async () => {
    const { result, events, records, outcomes } = await playScripted(stick)
    expect(events[0]).toMatchObject({ kind: 'episode-start', episode: '1' })
    expect(events.at(-1)).toMatchObject({ kind: 'episode-end', outcome: { ending: 'goal' } })
    expect(records.map(({ index }) => index)).toEqual([...records.keys()])
    expect(records.map(({ decision }) => decision.chosen)).toEqual(records.map(() => 0))
    expect(records[0]?.decision).toMatchObject({
      planner: 'symbolic-full@1',
      policy: 'planner-order@1',
      guard: 'pass-through@1',
    })
    expect(outcomes).toHaveLength(1)
    expect(result).toMatchObject({ success: true, attempts: records.length, episode: '1' })
    const ends = events.filter((event) => event.kind === 'subgoal-end')
    expect(ends.map(({ tick }) => tick)).toEqual(records.map(({ attempt }) => attempt.postState.tick))
  })

  it('tells before the attempt that the policy could not be asked, and takes the first of the plan', async () => {
    const silent: Policy = { name: 'far@1', rank: () => Promise.reject(new PolicyUnavailable('silence')) }
    const { result, events, records } = await playScripted(stick, {}, { mindFor: mindWith(silent) })
    expect(result.success).toBe(true)
    expect(records.map(({ decision }) => [decision.chosen, decision.fallback])).toEqual(
      records.map(() => [0, 'silence']),
    )
    const kinds = events.flatMap((event) =>
      event.kind === 'policy-fallback' || event.kind === 'subgoal-start'
        ? [`${event.kind} ${event.index}`]
        : [],
    )
    expect(kinds).toEqual(
      records.flatMap((_record, index) => [`policy-fallback ${index}`, `subgoal-start ${index}`]),
    )
  })

  it('ends with a fault of the policy that is a bug', async () => {
    const broken: Policy = { name: 'broken@1', rank: () => Promise.reject(new TypeError('bug')) }
    await expect(playScripted(stick, {}, { mindFor: mindWith(broken) })).rejects.toThrow('bug')
  })

  it('says what the plan would still do', async () => {
    const { records } = await playScripted(taskOf({ have: { wooden_pickaxe: 1 } }))
    expect(records[0]?.decision.unfinished).toEqual([
      'craft 12 oak_planks',
      'craft 4 stick',
      'craft 1 crafting_table',
      'place crafting_table',
      'craft 1 wooden_pickaxe',
    ])
  })

  it('gives the same hash for the same episode, and another for another', async () => {
    const [one, same, other] = await Promise.all([
      playScripted(stick),
      playScripted(stick),
      playScripted(stick, {
        fault: (_subgoal, index) => (index === 1 ? { ending: 'out-of-budget', ticks: 7 } : null),
      }),
    ])
    expect(one.result.traceHash).toMatch(/^[0-9a-f]{64}$/)
    expect(same.result.traceHash).toBe(one.result.traceHash)
    expect(other.result.traceHash).not.toBe(one.result.traceHash)
  })

  it('succeeds without an attempt when the goal holds at the start', async () => {
    const { result } = await playScripted(stick, { inventory: { stick: 1 } })
    expect(result).toMatchObject({ ending: 'goal', success: true, attempts: 0 })
  })

  it('never asks for more than the horizon leaves', async () => {
    const { result, environment } = await playScripted(taskOf({ have: { diamond: 1 } }, 2_000))
    expect(result.ending).toBe('horizon')
    for (const { subgoal, preState } of environment.attempts) {
      expect(subgoal.budgetTicks).toBeLessThanOrEqual(2_000 - preState.tick)
    }
  })

  it('goes on after a death with what is left of the horizon', async () => {
    const { result } = await playScripted(taskOf({ have: { stone_pickaxe: 1 } }), {
      fault: (_subgoal, index) => (index === 6 ? { ending: 'died', ticks: 10 } : null),
    })
    expect(result.ending).toBe('goal')
  })

  it('ends as died when nothing succeeded after the death', async () => {
    const { result } = await playScripted(taskOf({ have: { stone_pickaxe: 1 } }, 3_600), {
      fault: (_subgoal, index) =>
        index < 6
          ? null
          : index === 6
            ? { ending: 'died', ticks: 10 }
            : { ending: 'out-of-budget', ticks: 200 },
    })
    expect(result).toMatchObject({ ending: 'died', success: false })
  })

  it('ends as lost when the connection goes, and keeps the attempts before it', async () => {
    const { result, records } = await playScripted(stick, {
      fault: (_subgoal, index) => (index === 2 ? { ending: 'lost-connection', ticks: 3 } : null),
    })
    expect(result).toMatchObject({ ending: 'lost', attempts: 3 })
    expect(records).toHaveLength(3)
  })

  it('stops when the signal is aborted, with everything so far recorded', async () => {
    const controller = new AbortController()
    const { result, records, outcomes } = await playScripted(
      taskOf({ have: { diamond: 1 } }),
      {},
      {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.kind === 'subgoal-end' && event.index === 3) controller.abort()
        },
      },
    )
    expect(result).toMatchObject({ ending: 'cancelled', gaveUp: false, attempts: 4 })
    expect(records).toHaveLength(4)
    expect(outcomes).toHaveLength(1)
  })
})
