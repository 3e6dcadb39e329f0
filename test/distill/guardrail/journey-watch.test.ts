import { describe, expect, it } from 'vitest'
import { diagnoseAttempt } from '../../../src/diagnosis/index.ts'
import type { Diagnosis } from '../../../src/diagnosis/index.ts'
import { JourneyWatch, guardrailsOf, isEnforced } from '../../../src/distill/index.ts'
import type { SituationTrial } from '../../../src/distill/index.ts'
import type { Attempt, Subgoal } from '../../../src/env/index.ts'
import { attemptOf } from '../../diagnosis/states.ts'
import { carrying, descend, knowledgeOfTrials, times } from './situations.ts'

const below = { underSky: false, position: { x: 0, y: 11, z: 0 } }
const surface: Subgoal = { kind: 'surface', budgetTicks: 100 }
const ore: Subgoal = { kind: 'gather', blocks: ['iron_ore'], item: 'iron_ore', count: 1, budgetTicks: 100 }

const wentDown = attemptOf(descend, {}, below)
const cameUp = attemptOf(surface, below, { underSky: true })
const gathered = attemptOf(ore, below, { ...below, inventory: { iron_ore: 1 } })

function diagnosed(attempt: Attempt, cause?: 'missing-tool' | 'fled'): Diagnosis {
  const judged = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
  if (cause === undefined) return judged
  return {
    ...judged,
    outcome: 'failure',
    primary: { cause, subject: null, confidence: 1, evidence: [] },
  }
}

/** What a journey of these attempts came to; those with a cause failed. */
function journeyOf(
  ...attempts: readonly (readonly [Attempt, ('missing-tool' | 'fled')?])[]
): readonly (SituationTrial | null)[] {
  const watch = new JourneyWatch()
  return attempts.map(([attempt, cause]) => watch.take(attempt, diagnosed(attempt, cause)))
}

describe('a journey below ground', () => {
  const key = { key: 'go down for iron_ore', scope: 'task' }

  it('is judged by its end, in the situation of its beginning', () => {
    expect(journeyOf([wentDown], [gathered])).toMatchObject([null, { subject: key, cause: null }])
    expect(journeyOf([wentDown], [cameUp])).toMatchObject([null, { subject: key, cause: null }])
    const stuck = attemptOf(descend, below, below, 'obstructed')
    const [, failed] = journeyOf([wentDown], [stuck, 'missing-tool'])
    expect(failed).toMatchObject({ subject: key, cause: 'missing-tool' })
    const [, passed] = journeyOf([wentDown], [gathered])
    expect(failed?.cell).toBe(passed?.cell)
  })

  it('goes on through what fails on the way, and begins only under the sky', () => {
    expect(journeyOf([wentDown], [wentDown, 'fled'], [gathered]).at(-1)).toMatchObject({ cause: null })
    expect(journeyOf([gathered], [cameUp])).toEqual([null, null])
  })

  it('teaches with what not to go down', () => {
    const trial = (tools: readonly string[], cause: SituationTrial['cause']): SituationTrial => {
      const watch = new JourneyWatch()
      const start = {
        ...wentDown,
        preState: carrying(tools),
        postState: carrying(tools, { ...below, tick: 100 }),
      }
      watch.take(start, diagnosed(start))
      const end = cause === null ? gathered : attemptOf(descend, below, below, 'obstructed')
      return watch.take(end, diagnosed(end, cause === null ? undefined : 'missing-tool'))!
    }
    const knowledge = knowledgeOfTrials([
      ...times(14, trial([], 'missing-tool')),
      ...times(10, trial(['stone_pickaxe'], null)),
    ])
    expect([...guardrailsOf(knowledge).values()].filter(isEnforced)).toMatchObject([
      { id: 'go down for iron_ore: not while no pickaxe is carried', subject: { scope: 'task' } },
    ])
  })
})
