import { describe, expect, it } from 'vitest'
import { ScorerPolicy } from '../../src/agent/index.ts'
import { stateWith } from '../support/world-states.ts'

const goal = { have: { oak_log: 1 } }
const candidates = [1, 2, 3].map((ticks) => ({
  subgoal: { kind: 'wait' as const, ticks, budgetTicks: 20 },
  purpose: 'to wait',
}))

function policy(scores: readonly number[], margin = 0) {
  return new ScorerPolicy('test@1', { score: () => Promise.resolve(scores) }, margin)
}

describe('a policy with a network', () => {
  it('gives every candidate its score, without bits that another processor may have otherwise', async () => {
    const scores = [-0.123456789, -2.5, -1e-9]
    expect(await policy(scores).rank(stateWith(), goal, candidates)).toEqual({ scores: [-0.1235, -2.5, -0] })
    const other = scores.map((score) => score * (1 + 1e-7))
    expect(await policy(other).rank(stateWith(), goal, candidates)).toEqual({ scores: [-0.1235, -2.5, -0] })
  })

  it('leaves the first of the planner only for what is better by a margin', async () => {
    const best = async (scores: readonly number[]) => {
      const { scores: given } = await policy(scores, 0.5).rank(stateWith(), goal, candidates)
      return given.indexOf(Math.max(...given))
    }
    expect(await best([-1, -0.6, -2])).toBe(0)
    expect(await best([-1, -0.4, -2])).toBe(1)
  })

  it('puts what has no score, or one that is no number, behind everything else', async () => {
    const { scores } = await policy([Number.NaN, -40]).rank(stateWith(), goal, candidates)
    expect(scores).toHaveLength(3)
    expect(scores.every((score) => Number.isFinite(score))).toBe(true)
    expect(scores.indexOf(Math.max(...scores))).toBe(1)
  })
})
