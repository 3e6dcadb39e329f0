import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { GuardrailProber } from '../../src/agent/planner/guardrail-prober.ts'
import type { Planner, PastAttempt, Situation } from '../../src/agent/index.ts'
import { forbiddenTry } from '../../src/distill/index.ts'
import type { Guardrail } from '../../src/distill/index.ts'
import type { Subgoal, WorldState } from '../../src/env/index.ts'
import { goldFromCoal, guardedExperience } from './guard/made-up-guardrails.ts'
import { stateWith } from '../support/world-states.ts'

const wait = { kind: 'wait', ticks: 1, budgetTicks: 1 } as const
const inner: Planner = {
  name: 'inner',
  propose: () => ({ kind: 'candidates', candidates: [{ subgoal: wait, purpose: '' }], unfinished: [] }),
}
const near = (nearestBlocks: number) => ({ count: 1, nearestBlocks })
const coal = { blocks: { coal_ore: near(6) } }

function probing(isTested: (guardrail: Guardrail) => boolean = () => true) {
  const planner = new GuardrailProber(guardedExperience(), isTested, 'seed 1').planner(inner)
  return (state: Partial<WorldState>, changes: Partial<Situation> = {}): Subgoal | null => {
    const proposal = planner.propose({
      state: stateWith(state),
      goal: { have: { stick: 1 } },
      past: [],
      remainingTicks: 2_000,
      standstill: noStandstill,
      ...changes,
    })
    return proposal.kind === 'candidates' ? proposal.candidates[0]!.subgoal : null
  }
}

describe('an agent that puts guardrails to the test', () => {
  it('first tries what is forbidden and within reach, once in an episode', () => {
    const first = probing()
    const { kind, blocks, item } = goldFromCoal as Extract<Subgoal, { kind: 'gather' }>
    expect(first(coal)).toMatchObject({ kind, blocks, item })
    expect(first(coal)).toEqual(wait)
  })

  it('leaves what is not under test, what is far off, and all of it while it is hurt or attacked', () => {
    expect(probing(() => false)(coal)).toEqual(wait)
    expect(probing()({ blocks: { coal_ore: near(17) } })).toEqual(wait)
    expect(probing()({ ...coal, health: 8 })).toEqual(wait)
    expect(probing()({ ...coal, entities: { zombie: near(9) } })).toEqual(wait)
  })

  it('spends a quarter of the horizon on it at most', () => {
    const experience = guardedExperience()
    const prober = new GuardrailProber(experience, () => true, 'seed 1')
    const at = (remainingTicks: number, past: readonly PastAttempt[]) =>
      prober.planner(inner).propose({
        state: stateWith({ blocks: { coal_ore: near(6) } }),
        goal: { have: { stick: 1 } },
        past,
        remainingTicks,
        standstill: noStandstill,
      })
    expect(at(0, [])).toMatchObject({ candidates: [{ subgoal: wait }] })
    expect(at(2_000, [])).toMatchObject({ candidates: [{ subgoal: { kind: 'gather' } }, { subgoal: wait }] })
  })
})

describe('what is forbidden', () => {
  const about = (key: string, predicate: Guardrail['predicate'] = { all: [] }) => ({
    subject: { key, scope: 'subgoal', signature: null, item: null, isMeans: true } as const,
    predicate,
  })

  it.each<[string, Partial<WorldState>, object]>([
    ['hunt pig for scute', { entities: { pig: near(4) } }, { kind: 'hunt', entity: 'pig', item: 'scute' }],
    [
      'smelt dirt into scute',
      { blocks: { furnace: near(2) }, inventory: { dirt: 1, coal: 1 } },
      { kind: 'smelt', input: 'dirt', item: 'scute', fuel: 'coal' },
    ],
  ])('is tried by a subgoal where what it takes is at hand: %s', (key, state, subgoal) => {
    expect(forbiddenTry(about(key), stateWith(state), ['coal'])).toMatchObject(subgoal)
    expect(forbiddenTry(about(key), stateWith({}), ['coal'])).toBeNull()
  })

  it('is not tried where the guardrail does not apply, nor where nobody can say how', () => {
    const byHand = about('gather gold_ore from gold_ore', { all: [{ kind: 'tools-among', tools: [null] }] })
    const seen = { blocks: { gold_ore: near(3) } }
    expect(forbiddenTry(byHand, stateWith(seen), [])).toMatchObject({ kind: 'gather', tools: [null] })
    const durables = [{ item: 'iron_pickaxe', remainingDurability: 9 }]
    expect(forbiddenTry(byHand, stateWith({ ...seen, durables }), [])).toBeNull()
    expect(forbiddenTry(about('descend'), stateWith(seen), [])).toBeNull()
    expect(forbiddenTry(about('gather gold_ore from several blocks'), stateWith(seen), [])).toBeNull()
  })
})
