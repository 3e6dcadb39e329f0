import { describe, expect, it } from 'vitest'
import { canSink } from '../../../../src/env/mineflayer/deeds/support/sink-step.ts'
import { syntheticView } from './synthetic-view.ts'

const feet = { x: 0, y: 10, z: 0 }
const body = { '0,10,0': 'air', '0,11,0': 'air' }
const sinks = (cells: Readonly<Record<string, string>>): boolean =>
  canSink(syntheticView({ ...body, ...cells }), feet, 3)

describe('canSink', () => {
  it('allows a shaft in plain rock, and a fall that does no harm', () => {
    expect(sinks({})).toBe(true)
    expect(sinks({ '0,8,0': 'air', '0,7,0': 'air' })).toBe(true)
  })

  it('refuses a deep fall', () => {
    expect(sinks({ '0,8,0': 'air', '0,7,0': 'air', '0,6,0': 'air' })).toBe(false)
  })

  it('refuses lava and water that would flow in, below and where it lands', () => {
    for (const key of ['1,9,0', '0,9,-1', '0,8,0']) expect(sinks({ [key]: 'lava' }), key).toBe(false)
    expect(sinks({ '0,9,1': 'water' })).toBe(false)
    expect(sinks({ '0,8,0': 'air', '1,8,0': 'lava' })).toBe(false)
    expect(sinks({ '0,8,0': 'water' })).toBe(false)
  })

  it('refuses bedrock and what is worked at', () => {
    expect(sinks({ '0,9,0': 'bedrock' })).toBe(false)
    expect(sinks({ '0,9,0': 'chest' })).toBe(false)
  })
})
