import { describe, expect, it } from 'vitest'
import {
  dropBelow,
  lavaTouches,
  openingHazard,
} from '../../../../src/env/mineflayer/deeds/support/dig-hazard.ts'
import { syntheticView } from './synthetic-view.ts'

const cell = { x: 0, y: 10, z: 0 }

describe('openingHazard', () => {
  it('finds nothing in plain rock', () => {
    expect(openingHazard(syntheticView({}), cell)).toBeNull()
  })

  it.each(['0,11,0', '1,10,0', '-1,10,0', '0,10,1', '0,10,-1'])('sees lava at %s', (key) => {
    expect(openingHazard(syntheticView({ [key]: 'lava' }), cell)?.kind).toBe('lava')
  })

  it('does not mind a liquid below, which does not rise', () => {
    expect(openingHazard(syntheticView({ '0,9,0': 'lava' }), cell)).toBeNull()
  })

  it('names lava before water', () => {
    const view = syntheticView({ '1,10,0': 'water', '-1,10,0': 'lava' })
    expect(openingHazard(view, cell)).toEqual({ kind: 'lava', position: { x: -1, y: 10, z: 0 } })
  })

  it('looks through gravel that would come down', () => {
    const view = syntheticView({ '0,11,0': 'gravel', '0,12,0': 'gravel', '0,13,0': 'water' })
    expect(openingHazard(view, cell)?.position).toEqual({ x: 0, y: 13, z: 0 })
  })
})

describe('lavaTouches', () => {
  it('counts lava below and beside', () => {
    expect(lavaTouches(syntheticView({ '0,9,0': 'lava' }), cell)).toBe(true)
    expect(lavaTouches(syntheticView({ '0,10,1': 'lava' }), cell)).toBe(true)
    expect(lavaTouches(syntheticView({ '1,11,0': 'lava' }), cell)).toBe(false)
  })
})

describe('dropBelow', () => {
  it('measures how far one falls and into what', () => {
    expect(dropBelow(syntheticView({}), cell, 3)).toEqual({ depthBlocks: 0, landsIn: 'solid' })
    const hole = { '0,9,0': 'air', '0,8,0': 'air' }
    expect(dropBelow(syntheticView(hole), cell, 3)).toEqual({ depthBlocks: 2, landsIn: 'solid' })
    expect(dropBelow(syntheticView({ ...hole, '0,7,0': 'lava' }), cell, 3).landsIn).toBe('lava')
    expect(dropBelow(syntheticView({}, 'air'), cell, 3).depthBlocks).toBe(4)
  })

  it('does not trust gravel under which nothing holds', () => {
    const floor = { '0,9,0': 'gravel', '0,8,0': 'gravel' }
    expect(dropBelow(syntheticView(floor), cell, 3)).toEqual({ depthBlocks: 0, landsIn: 'solid' })
    expect(dropBelow(syntheticView({ ...floor, '0,7,0': 'lava' }), cell, 3).landsIn).toBe('lava')
    expect(dropBelow(syntheticView({ ...floor, '0,7,0': 'air' }), cell, 3)).toEqual({
      depthBlocks: 3,
      landsIn: 'solid',
    })
  })
})
