import { expect, it } from 'vitest'
import { RepeatWatch } from '../../../src/distill/index.ts'
import type { SituationTrial } from '../../../src/distill/index.ts'
import { subjectOf } from '../../../src/distill/index.ts'
import { stateWith } from '../../support/world-states.ts'
import { descend } from './situations.ts'

const here = stateWith({ position: { x: 0, y: 11, z: 0 } })
const failure: SituationTrial = { subject: subjectOf(descend)!, cell: '0', cause: 'missing-tool' }

it('knows a failure again in the same situation and place, and nothing else', () => {
  const watch = new RepeatWatch()
  expect(watch.isRepeat(failure, here)).toBe(false)
  expect(watch.isRepeat(failure, here)).toBe(true)
  expect(watch.isRepeat({ ...failure, cell: '1' }, here)).toBe(false)
  expect(watch.isRepeat({ ...failure, cause: 'fled' }, here)).toBe(false)
  expect(watch.isRepeat(failure, { position: { x: 40, y: 11, z: 0 } })).toBe(false)
  expect(new RepeatWatch().isRepeat(failure, here)).toBe(false)
})

it('takes every success for evidence of its own', () => {
  const watch = new RepeatWatch()
  const success = { ...failure, cause: null }
  expect([1, 2, 3].map(() => watch.isRepeat(success, here))).toEqual([false, false, false])
})
