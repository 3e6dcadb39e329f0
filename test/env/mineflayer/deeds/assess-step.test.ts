import { describe, expect, it } from 'vitest'
import { assessStep } from '../../../../src/env/mineflayer/deeds/support/assess-step.ts'
import type { Step } from '../../../../src/env/mineflayer/deeds/support/assess-step.ts'
import { syntheticView } from './synthetic-view.ts'

const from = { x: 0, y: 10, z: 0 }
const body = { '0,10,0': 'air', '0,11,0': 'air' }
const down: Step = { heading: { x: 1, z: 0 }, rise: -1 }
const level: Step = { heading: { x: 1, z: 0 }, rise: 0 }
const up: Step = { heading: { x: 1, z: 0 }, rise: 1 }

describe('assessStep', () => {
  it('is free in plain rock, in every direction', () => {
    for (const step of [down, level, up]) expect(assessStep(syntheticView(body), from, step, 3)).toBe('free')
  })

  it('refuses lava beside any cell that the step opens', () => {
    for (const key of ['2,9,0', '1,9,1', '2,10,0', '2,11,0', '1,12,0']) {
      expect(assessStep(syntheticView({ ...body, [key]: 'lava' }), from, down, 3), key).toBe('lava')
    }
  })

  it('refuses to stand on lava under the floor that is not there', () => {
    expect(assessStep(syntheticView({ ...body, '1,8,0': 'lava' }), from, down, 3)).toBe('lava')
  })

  it('refuses a fall deeper than allowed, and allows a shorter one', () => {
    const hole = { ...body, '1,8,0': 'air', '1,7,0': 'air' }
    expect(assessStep(syntheticView(hole), from, down, 3)).toBe('free')
    expect(assessStep(syntheticView(hole), from, down, 1)).toBe('deep')
  })

  it('refuses bedrock, and water', () => {
    expect(assessStep(syntheticView({ ...body, '1,9,0': 'bedrock' }), from, down, 3)).toBe('solid')
    expect(assessStep(syntheticView({ ...body, '1,10,0': 'water' }), from, level, 3)).toBe('water')
    expect(assessStep(syntheticView({ ...body, '0,13,0': 'water' }), from, up, 3)).toBe('water')
  })
})
