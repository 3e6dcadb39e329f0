import { describe, expect, it } from 'vitest'
import { ExploringPolicy, plannerOrderPolicy } from '../../src/agent/index.ts'
import { stateWith } from '../support/world-states.ts'

const goal = { have: { oak_log: 1 } }
const candidates = [1, 2, 3, 4].map((ticks) => ({
  subgoal: { kind: 'wait' as const, ticks, budgetTicks: 20 },
  purpose: 'to wait',
}))

/** How often each candidate is the best, over 2,000 decisions. */
async function choices(share: number, some = candidates): Promise<readonly number[]> {
  const policy = new ExploringPolicy(plannerOrderPolicy, share)
  const counts = some.map(() => 0)
  for (let tick = 0; tick < 2_000; tick++) {
    const { scores } = await policy.rank(stateWith({ tick }), goal, some)
    counts[scores.indexOf(Math.max(...scores))]!++
  }
  return counts
}

describe('a policy that explores', () => {
  it('tries each of the others alike, in its share of the decisions', async () => {
    const [first, ...others] = await choices(0.3)
    expect(first).toBeGreaterThan(1_300)
    expect(first).toBeLessThan(1_500)
    for (const count of others) expect(Math.abs(count - 200)).toBeLessThan(50)
    expect(await choices(0)).toEqual([2_000, 0, 0, 0])
    expect(await choices(1, candidates.slice(0, 1))).toEqual([2_000])
  })

  it('explores alike in the same place at the same time, and says its share in its name', async () => {
    const policy = new ExploringPolicy(plannerOrderPolicy, 0.5)
    expect(policy.name).toBe('planner-order@1 exploring 0.5')
    for (let tick = 0; tick < 50; tick++) {
      const state = stateWith({ tick })
      const again = new ExploringPolicy(plannerOrderPolicy, 0.5)
      expect(await again.rank(state, goal, candidates)).toEqual(await policy.rank(state, goal, candidates))
    }
  })
})
