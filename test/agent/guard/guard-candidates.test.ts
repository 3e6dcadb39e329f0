import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../../src/agent/novelty-watch.ts'
import { chooseCandidate } from '../../../src/agent/decide.ts'
import { guardCandidates } from '../../../src/agent/guard/guard-candidates.ts'
import { plannerOrderPolicy } from '../../../src/agent/index.ts'
import type { Candidate, Guard, PastAttempt, Planner } from '../../../src/agent/index.ts'
import type { Guardrail } from '../../../src/distill/index.ts'
import type { Subgoal } from '../../../src/env/index.ts'
import { carrying, descend, goldFromCoal, guardedExperience } from './made-up-guardrails.ts'

const wait: Subgoal = { kind: 'wait', ticks: 20, budgetTicks: 20 }
const explore: Subgoal = { kind: 'explore', seek: [], budgetTicks: 100 }
const state = carrying([])
const guardrails = [...guardedExperience().guardrails.all().values()]
const [down, gold] = [guardrails[0]!, guardrails[1]!]

function candidatesOf(...subgoals: readonly Subgoal[]): readonly Candidate[] {
  return subgoals.map((subgoal) => ({ subgoal, purpose: '' }))
}

/** Forbids going down, and gold of coal; on weaker grounds the latter. */
const guard: Guard = {
  name: 'test',
  allows: (_state, subgoal) => {
    const forbids = (guardrail: Guardrail, failureRate: number) =>
      ({ allowed: false, reason: guardrail.id, guardrail: { ...guardrail, failureRate } }) as const
    if (subgoal === descend) return forbids(down, 0.9)
    return subgoal === goldFromCoal ? forbids(gold, 0.8) : { allowed: true }
  },
}

const waited: PastAttempt = {
  subgoal: wait,
  succeeded: true,
  hindrance: 'done',
  ticks: 20,
  position: state.position,
  endTick: 0,
}
const planner: Planner = { name: 'test', propose: () => ({ kind: 'no-operator', detail: '' }) }

function choose(candidates: readonly Candidate[], past: readonly PastAttempt[]) {
  const situation = {
    state,
    goal: { have: { stick: 1 } },
    past,
    remainingTicks: 1_000,
    standstill: noStandstill,
  }
  return chooseCandidate(guardCandidates(candidates, situation, guard), [], situation, {
    planner,
    guard,
    policy: plannerOrderPolicy,
  })
}

describe('guarded candidates', () => {
  it('count a block where what is forbidden would have come before what is allowed', () => {
    const before = guardCandidates(
      candidatesOf(descend, explore),
      { state, past: [], standstill: noStandstill },
      guard,
    )
    expect(before.blocks).toMatchObject([{ id: down.id }])
    expect(before.considered.map(({ refusal }) => refusal)).toEqual([down.id, null])
    const behind = guardCandidates(
      candidatesOf(explore, descend),
      { state, past: [], standstill: noStandstill },
      guard,
    )
    expect(behind.blocks).toEqual([])
  })

  it('let the one through that is forbidden on the weakest grounds when everything else is forbidden too, and say so', async () => {
    const choice = await choose(candidatesOf(descend, goldFromCoal), [])
    expect(choice.subgoal).toEqual(goldFromCoal)
    expect(choice.decision).toMatchObject({ chosen: 1, intervention: null })
    expect(choice.decision.probe).toContain('gather gold_ore from coal_ore: never')
    expect(choice.guarding.probe?.id).toBe(gold.id)
  })

  it('let all that guardrails forbid through when the episode is at a standstill', () => {
    const standstill = { attempts: 8, ticks: 100 }
    const { considered, probes } = guardCandidates(
      candidatesOf(descend, goldFromCoal, explore),
      { state, past: [], standstill },
      guard,
    )
    expect(considered.map(({ refusal }) => refusal)).toEqual([null, null, null])
    expect([...probes.values()].map(({ id }) => id)).toEqual([down.id, gold.id])
  })

  it('leave waiting a few chances and then go on, so that no guardrail stops an episode', async () => {
    const candidates = candidatesOf(descend, goldFromCoal, wait)
    const past: PastAttempt[] = []
    const kinds: string[] = []
    for (let index = 0; index < 5; index++) {
      const { subgoal } = await choose(candidates, past)
      kinds.push(subgoal.kind)
      past.push({ ...waited, subgoal })
    }
    expect(kinds).toEqual(['wait', 'wait', 'wait', 'gather', 'wait'])
  })
})
