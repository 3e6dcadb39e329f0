import { describe, expect, it } from 'vitest'
import { blockOfItem, placementState } from '../../../../src/env/embedded/mechanics/placement-state.ts'
import { createBlockFacts } from '../../../../src/env/embedded/server/block-facts.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'

const blocks = createBlockFacts(createBlockStates())
const [top, north, west] = [1, 2, 4]
const lookingSouth = 0

function placed(item: string, face: number, yawDegrees = lookingSouth, cursorY = 0.25, pitchDegrees = 0) {
  const block = blockOfItem(blocks, item, face)!
  const state = placementState(blocks, { block, face, cursorY, yawDegrees, pitchDegrees, inWater: false })
  return { name: blocks.nameOf(state), ...blocks.propertiesOf(state) }
}

describe('placementState', () => {
  it.each([
    ['a log lies along the face', placed('oak_log', west), { axis: 'x' }],
    ['a log stands on the ground', placed('oak_log', top), { axis: 'y' }],
    ['a furnace looks at its placer', placed('furnace', top), { facing: 'north' }],
    ['a chest looks at its placer', placed('chest', top, 90), { facing: 'east' }],
    ['stairs go the way of the look', placed('oak_stairs', top), { facing: 'south', half: 'bottom' }],
    ['stairs on the upper half of a side hang', placed('oak_stairs', north, 0, 0.8), { half: 'top' }],
    ['a slab under a ceiling is upper', placed('oak_slab', 0), { type: 'top' }],
    ['a torch on a side hangs on it', placed('torch', north), { name: 'wall_torch', facing: 'north' }],
    ['a torch on the ground stands', placed('torch', top), { name: 'torch' }],
    ['a ladder hangs on the face', placed('ladder', west), { facing: 'west' }],
    ['a door opens the way of the look', placed('oak_door', top), { facing: 'south', half: 'lower' }],
    ['a bed points away', placed('red_bed', top, 180), { facing: 'north', part: 'foot' }],
    ['a sign on a wall is a wall sign', placed('oak_sign', west), { name: 'oak_wall_sign', facing: 'west' }],
    ['seeds become a crop', placed('wheat_seeds', top), { name: 'wheat', age: '0' }],
    ['a dispenser looks up at a placer above', placed('dispenser', top, 0, 0.5, 80), { facing: 'up' }],
    ['leaves that are placed stay', placed('oak_leaves', top), { persistent: 'true' }],
  ])('%s', (_what, actual, expected) => {
    expect(actual).toMatchObject(expected)
  })

  it('knows what is no block', () => {
    expect(blockOfItem(blocks, 'stick', top)).toBeNull()
  })
})
