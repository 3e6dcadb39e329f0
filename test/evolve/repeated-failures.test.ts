import { describe, expect, it } from 'vitest'
import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import type { Cause, Diagnosis } from '../../src/diagnosis/index.ts'
import type { Subgoal, WorldState } from '../../src/env/index.ts'
import { repeatedFailures } from '../../src/evolve/index.ts'
import { attemptOf } from '../diagnosis/states.ts'
import { stateWith } from '../support/world-states.ts'

const descend: Subgoal = { kind: 'descend', toY: 11, seek: [], budgetTicks: 100 }
const explore = { kind: 'explore', seek: ['oak_log'], budgetTicks: 100 } as const

function failed(subgoal: Subgoal, cause: Cause, pre: Partial<WorldState> = {}) {
  const attempt = attemptOf(subgoal, pre, {}, 'obstructed')
  const judged = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
  const primary = { cause, subject: null, confidence: 1, evidence: [] }
  const diagnosis: Diagnosis = { ...judged, outcome: 'failure', primary }
  return { attempt, diagnosis }
}

const bare = failed(descend, 'missing-tool')
const armed = failed(descend, 'missing-tool', { inventory: { wooden_pickaxe: 1 } })
const here = failed(explore, 'target-not-found')
const there = failed(explore, 'target-not-found', { position: { x: 100, y: 64, z: 0 } })

describe('repeated failures', () => {
  it('are those of the same subject and cause in a comparable condition, within and across episodes', () => {
    const episodes = [
      { seed: 1, attempts: [bare, bare, armed] },
      { seed: 2, attempts: [bare] },
    ]
    expect(repeatedFailures(episodes)).toEqual({
      attempts: 4,
      failures: 4,
      repeated: 2,
      share: 0.5,
      neverWorkedSince: 2,
      kinds: [{ what: 'descend: missing-tool', repeated: 2 }],
    })
  })

  it('are tries by the same means: another fuel is another try', () => {
    const smelt = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 1,
      budgetTicks: 100,
    } as const
    const attempts = ['dirt', 'sand', 'dirt'].map((fuel) => failed({ ...smelt, fuel }, 'missing-fuel'))
    expect(repeatedFailures([{ seed: 1, attempts }]).repeated).toBe(1)
  })

  it('are in the same place of the same world where the cause lies in the place', () => {
    const repeatsOf = (...episodes: readonly (readonly [number, readonly (typeof here)[]])[]): number =>
      repeatedFailures(episodes.map(([seed, attempts]) => ({ seed, attempts }))).repeated
    expect(repeatsOf([1, [here, there]])).toBe(0)
    expect(repeatsOf([1, [here]], [2, [here]])).toBe(0)
    expect(repeatsOf([1, [here]], [1, [here]])).toBe(1)
    const forOther = failed({ ...explore, seek: ['gold_ore'] }, 'target-not-found')
    expect(repeatsOf([1, [here, forOther]])).toBe(0)
    const endingElsewhere = stateWith({ position: { x: 90, y: 64, z: 0 } })
    const otherWay = { ...here, attempt: { ...here.attempt, postState: endingElsewhere } }
    expect(repeatsOf([1, [here, otherWay]])).toBe(0)
    expect(repeatsOf([1, [otherWay, here, otherWay]])).toBe(1)
  })

  it('are told apart by whether the same try worked in the meantime', () => {
    const hunt = { kind: 'hunt', entity: 'cow', item: 'leather', count: 1, budgetTicks: 100 } as const
    const { attempt, diagnosis } = failed(hunt, 'wrong-drop')
    const unlucky = { attempt, diagnosis }
    const lucky = { attempt, diagnosis: { ...diagnosis, outcome: 'success' as const } }
    const countsOf = (...attempts: readonly (typeof unlucky)[]) => {
      const { repeated, neverWorkedSince } = repeatedFailures([{ seed: 1, attempts }])
      return [repeated, neverWorkedSince]
    }
    expect(countsOf(unlucky, unlucky)).toEqual([1, 1])
    expect(countsOf(unlucky, lucky, unlucky)).toEqual([1, 0])
    expect(countsOf(unlucky, lucky, unlucky, unlucky)).toEqual([2, 1])
    const elsewhere = failed(hunt, 'wrong-drop', { inventory: { iron_sword: 1 } })
    const workedElsewhere = { attempt: elsewhere.attempt, diagnosis: lucky.diagnosis }
    expect(countsOf(unlucky, workedElsewhere, unlucky)).toEqual([1, 1])
  })

  it('are no waits, and none at all in no episodes', () => {
    const wait = failed({ kind: 'wait', ticks: 20, budgetTicks: 20 }, 'target-not-found')
    expect(repeatedFailures([{ seed: 1, attempts: [wait, wait] }])).toMatchObject({
      attempts: 0,
      repeated: 0,
    })
    expect(repeatedFailures([])).toMatchObject({ attempts: 0, failures: 0, share: 0 })
  })
})
