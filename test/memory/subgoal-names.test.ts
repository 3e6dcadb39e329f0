import { expect, it } from 'vitest'
import type { Subgoal } from '../../src/env/index.ts'
import { signatureItem, subgoalItem, subgoalNames } from '../../src/memory/subgoal-names.ts'

const up: Subgoal = { kind: 'surface', toY: 40, seek: ['gold_ore'], budgetTicks: 900 }

it('files a way up to a height under what it seeks, as a way down is, and one to the sky under nothing', () => {
  const down: Subgoal = { kind: 'descend', toY: 11, seek: ['gold_ore'], budgetTicks: 900 }
  for (const way of [up, down]) {
    expect([subgoalItem(way), subgoalNames(way), signatureItem(way)]).toEqual([
      'gold_ore',
      ['gold_ore'],
      null,
    ])
  }
  const toSky: Subgoal = { kind: 'surface', budgetTicks: 900 }
  expect([subgoalItem(toSky), subgoalNames(toSky)]).toEqual([null, []])
})
