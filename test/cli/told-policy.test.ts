import { expect, it } from 'vitest'
import { toldPolicy } from '../../src/cli/composition/told-policy.ts'
import { stateWith } from '../support/world-states.ts'

/** What is told of a policy that gives these answers, one after another; null is a ranking, a text why there was none. */
async function toldOf(...answers: readonly (string | null)[]): Promise<readonly string[]> {
  const said: string[] = []
  const left = [...answers]
  const policy = toldPolicy(
    {
      name: 'scorer@7',
      rank: () => {
        const fallback = left.shift() ?? null
        return Promise.resolve({ scores: [], ...(fallback === null ? {} : { fallback }) })
      },
    },
    (line) => said.push(line.replace(/ The planner's order .*/, '')),
  )
  for (const answer of answers) {
    const { fallback } = await policy.rank(stateWith(), { have: {} }, [])
    expect(fallback ?? null).toBe(answer)
  }
  return said
}

it('a silent server is told of once, and that it answers again', async () => {
  const late = 'no answer within 5 ms'
  expect(await toldOf(null, late, late, late, `not asked after failures: ${late}`, null, null, late)).toEqual(
    [
      'The policy scorer@7 cannot be asked: no answer within 5 ms.',
      'The policy scorer@7 answers again.',
      'The policy scorer@7 cannot be asked: no answer within 5 ms.',
    ],
  )
})

it('another reason is told too, and an answer that is late now and then no second time', async () => {
  expect(await toldOf('status 503', null, 'status 503', null, 'another model is served now', null)).toEqual([
    'The policy scorer@7 cannot be asked: status 503.',
    'The policy scorer@7 cannot be asked: another model is served now.',
  ])
})
