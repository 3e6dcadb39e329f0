import { expect, it } from 'vitest'
import { rehearse } from '../../src/env/worker/rehearsal.ts'
import { playAndDigest } from './host-play.ts'

it('a rehearsal does all it sets out to do and changes nothing in the episodes after it', async () => {
  const fresh = await playAndDigest(5)
  const attempts = await rehearse()
  // The walk and the stairs only end by their budgets.
  expect(attempts.map(({ subgoal, ending }) => `${subgoal.kind} ${ending}`)).toEqual([
    'explore out-of-budget',
    'gather done',
    'craft done',
    'craft done',
    'place done',
    'craft done',
    'place done',
    'descend out-of-budget',
  ])
  expect(await playAndDigest(5)).toBe(fresh)
})
