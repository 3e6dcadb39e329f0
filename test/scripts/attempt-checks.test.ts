import { expect, it } from 'vitest'
import { attemptFaults, graceTicks, wasCutLoose } from '../../scripts/soak/attempt-checks.ts'
import { sampleRecord } from '../memory/support/episode-samples.ts'

const { attempt } = sampleRecord(0)
const { budgetTicks } = attempt.subgoal

it('a sound attempt has no fault, and neither has one that uses up its grace', () => {
  expect(attemptFaults(attempt)).toEqual([])
  expect(attemptFaults({ ...attempt, ticks: budgetTicks + graceTicks })).toEqual([])
})

it('an attempt that outlives its grace is a fault', () => {
  expect(attemptFaults({ ...attempt, ticks: budgetTicks + graceTicks + 1 })).toEqual([
    'gather took 421 ticks of a budget of 400',
  ])
})

it('a deed that threw is a fault, also where its attempt went on to something else', () => {
  const trace = [{ tick: 1, kind: 'deed-fault', data: { text: 'x is undefined' } }] as const
  expect(attemptFaults({ ...attempt, trace })).toEqual(['gather threw: x is undefined'])
  const obstacle = { kind: 'deed-fault', subject: null, detail: 'The deed threw: y' } as const
  expect(attemptFaults({ ...attempt, ending: 'obstructed', obstacle })).toEqual([
    'gather threw: The deed threw: y',
  ])
})

it('a deed that was cut loose is told apart', () => {
  const text = 'The deed did not stop when told to and was cut loose.'
  expect(wasCutLoose(attempt)).toBe(false)
  expect(wasCutLoose({ ...attempt, trace: [{ tick: 1, kind: 'deed-note', data: { text } }] })).toBe(true)
})
