import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { chooseCandidate } from '../../src/agent/decide.ts'
import { guardCandidates } from '../../src/agent/guard/guard-candidates.ts'
import { passThroughGuard, plannerOrderPolicy } from '../../src/agent/index.ts'
import type { Guard, Planner, Policy } from '../../src/agent/index.ts'
import { stateWith } from '../support/world-states.ts'

const candidates = (['surface', 'sleep', 'eat'] as const).map((kind) => ({
  subgoal: { kind, budgetTicks: 500 },
  purpose: `to ${kind}`,
}))
const situation = {
  state: stateWith(),
  goal: { have: { stick: 1 } },
  past: [],
  remainingTicks: 120,
  standstill: noStandstill,
}
const planner: Planner = { name: 'test', propose: () => ({ kind: 'no-operator', detail: '' }) }

function choose(guard: Guard, policy: Policy): ReturnType<typeof chooseCandidate> {
  const guarded = guardCandidates(candidates, situation, guard)
  return chooseCandidate(guarded, [], situation, { planner, guard, policy })
}

const noSurface: Guard = {
  name: 'no-surface',
  allows: (_state, { kind }) =>
    kind === 'surface' ? { allowed: false, reason: 'too late' } : { allowed: true },
}

describe('a decision', () => {
  it("takes the planner's first by default, with a budget inside the horizon", async () => {
    const choice = await choose(passThroughGuard, plannerOrderPolicy)
    expect(choice.subgoal).toEqual({ kind: 'surface', budgetTicks: 120 })
    expect(choice.decision.chosen).toBe(0)
  })

  it('takes what the policy scores highest', async () => {
    const policy: Policy = { name: 'test', rank: () => Promise.resolve({ scores: [0.1, 0.2, 0.7] }) }
    const choice = await choose(passThroughGuard, policy)
    expect(choice.subgoal.kind).toBe('eat')
    expect(choice.decision.considered.map(({ score }) => score)).toEqual([0.1, 0.2, 0.7])
  })

  it('passes over what the guard refuses and records why', async () => {
    const choice = await choose(noSurface, plannerOrderPolicy)
    expect(choice.subgoal.kind).toBe('sleep')
    expect(choice.decision).toMatchObject({
      chosen: 1,
      considered: [{ refusal: 'too late', score: null }, { refusal: null }, {}],
    })
  })

  it('waits when the guard refuses everything', async () => {
    const guard: Guard = { name: 'never', allows: () => ({ allowed: false, reason: 'no' }) }
    const choice = await choose(guard, plannerOrderPolicy)
    expect(choice.subgoal).toMatchObject({ kind: 'wait', ticks: 20 })
    expect(choice.decision).toMatchObject({ chosen: null, intervention: 'every candidate was refused' })
  })
})
