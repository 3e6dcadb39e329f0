import { describe, expect, it } from 'vitest'
import { LearntGuard } from '../../../src/agent/guard/learnt-guard.ts'
import { guardrailsOf } from '../../../src/distill/index.ts'
import {
  carrying,
  descend,
  goldFromCoal,
  guardedExperience,
  knowledgeWithGuardrails,
} from './made-up-guardrails.ts'

/** A stream of chance in which no guardrail is put to the test, and one in which the one against going down is. */
function streams(): { readonly untested: string; readonly tested: string } {
  const { guardrails } = guardedExperience()
  const [down, gold] = [
    'descend: not while no pickaxe is carried',
    'gather gold_ore from coal_ore: never',
  ].map((id) => guardrailsOf(knowledgeWithGuardrails()).get(id)!)
  const names = Array.from({ length: 200 }, (_, index) => `episode ${index}`)
  const isTested = (name: string, guardrail = down): boolean =>
    new LearntGuard(guardrails, name).isTested(guardrail!)
  return {
    untested: names.find((name) => !isTested(name) && !isTested(name, gold))!,
    tested: names.find((name) => isTested(name))!,
  }
}

describe('the learnt guard', () => {
  const { untested, tested } = streams()

  it('forbids what a guardrail forbids, and says which, on what grounds, and what worked', () => {
    const guard = new LearntGuard(guardedExperience().guardrails, untested)
    expect(guard.allows(carrying([]), descend)).toMatchObject({
      allowed: false,
      reason:
        'descend: not while no pickaxe is carried (missing-tool, 15 of 15 failed); it worked 10 times where a stone or better pickaxe is carried',
    })
    expect(guard.allows(carrying([]), goldFromCoal)).toMatchObject({ allowed: false })
  })

  it('allows it as soon as the state is another, and everything that no guardrail is about', () => {
    const guard = new LearntGuard(guardedExperience().guardrails, untested)
    expect(guard.allows(carrying(['wooden_pickaxe']), descend)).toEqual({ allowed: true })
    expect(
      guard.allows(carrying([]), { kind: 'tunnel', seek: [], lengthBlocks: 4, budgetTicks: 100 }),
    ).toEqual({
      allowed: true,
    })
    expect(guard.allows(carrying([]), { kind: 'wait', ticks: 20, budgetTicks: 20 })).toEqual({
      allowed: true,
    })
  })

  it('puts a guardrail to the test in some five of a hundred episodes, once in each', () => {
    const { guardrails } = guardedExperience()
    const guardrail = guardrails.all().get('descend: not while no pickaxe is carried')!
    const count = Array.from({ length: 1_000 }, (_, index) => `seed ${index}`).filter((chance) =>
      new LearntGuard(guardrails, chance).isTested(guardrail),
    ).length
    expect(count).toBeGreaterThan(30)
    expect(count).toBeLessThan(75)

    const guard = new LearntGuard(guardrails, tested)
    expect(guard.allows(carrying([]), descend)).toMatchObject({ allowed: true, probe: { id: guardrail.id } })
    guard.endTest(guardrail)
    expect(guard.allows(carrying([]), descend)).toMatchObject({ allowed: false })
  })

  it('says the same for the same chance', () => {
    const verdict = () =>
      new LearntGuard(guardedExperience().guardrails, tested).allows(carrying([]), descend)
    expect(verdict()).toEqual(verdict())
  })
})
