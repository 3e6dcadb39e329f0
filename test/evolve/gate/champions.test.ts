import { describe, expect, it } from 'vitest'
import { championsOf } from '../../../src/evolve/index.ts'

const promotion = (policyId: number | null) => ({ kind: 'promotion', policyId }) as const
const rollback = (policyId: number | null) => ({ kind: 'rollback', policyId }) as const

describe('the policies that a record went through', () => {
  it("begin with the planner's order and end with what plays", () => {
    expect(championsOf([])).toEqual([null])
    expect(championsOf([promotion(1), promotion(2)])).toEqual([null, 1, 2])
  })

  it('leave out what was gone back over, so that two ways back go two steps', () => {
    const once = [promotion(1), promotion(2), rollback(1)]
    expect(championsOf(once)).toEqual([null, 1])
    expect(championsOf([...once, rollback(null)])).toEqual([null])
    expect(championsOf([...once, promotion(3)])).toEqual([null, 1, 3])
  })
})
