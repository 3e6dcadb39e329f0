import { describe, expect, it } from 'vitest'
import { distanceToBlock, findSightline } from '../../../../src/env/mineflayer/deeds/support/reach.ts'
import { syntheticView } from './synthetic-view.ts'

const eyes = { x: 0.5, y: 11.62, z: 0.5 }

describe('findSightline', () => {
  it('sees a block across open air, and not beyond reach', () => {
    expect(findSightline(syntheticView({}, 'air'), eyes, { x: 3, y: 10, z: 0 }).status).toBe('clear')
    expect(findSightline(syntheticView({}, 'air'), eyes, { x: 6, y: 10, z: 0 }).status).toBe('too-far')
  })

  it('names what hides a block', () => {
    const view = syntheticView({ '2,11,0': 'oak_leaves', '2,10,0': 'stone', '2,12,0': 'stone' }, 'air')
    const line = findSightline(view, eyes, { x: 3, y: 11, z: 0 })
    expect(line.status).toBe('hidden')
    if (line.status === 'hidden') expect(line.by.x).toBe(2)
  })

  it('looks past torches and grass', () => {
    const view = syntheticView({ '2,11,0': 'torch', '2,10,0': 'grass' }, 'air')
    expect(findSightline(view, eyes, { x: 3, y: 11, z: 0 }).status).toBe('clear')
  })

  it('can be narrowed to one side', () => {
    const view = syntheticView({}, 'air')
    const block = { x: 3, y: 10, z: 0 }
    expect(findSightline(view, eyes, block, { x: -1, y: 0, z: 0 }).status).toBe('clear')
    expect(findSightline(view, eyes, block, { x: 1, y: 0, z: 0 }).status).toBe('too-far')
  })
})

describe('distanceToBlock', () => {
  it('is zero inside and counts to the nearest side outside', () => {
    expect(distanceToBlock({ x: 0.2, y: 0.2, z: 0.2 }, { x: 0, y: 0, z: 0 })).toBe(0)
    expect(distanceToBlock({ x: -3, y: 0.5, z: 0.5 }, { x: 0, y: 0, z: 0 })).toBe(3)
  })
})
