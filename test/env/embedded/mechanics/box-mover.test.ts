import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBox } from '../../../../src/env/embedded/mechanics/box-mover.ts'
import { createBlockFacts } from '../../../../src/env/embedded/server/block-facts.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'

const blocks = createBlockFacts(createBlockStates())
const stone = blocks.stateOf('stone')
const slab = blocks.stateOf('oak_slab', { type: 'bottom' })
const fence = blocks.stateOf('oak_fence')

function box(x: number, y: number, z: number, velocity: readonly [number, number, number]) {
  return {
    position: { x, y, z },
    velocity: { x: velocity[0], y: velocity[1], z: velocity[2] },
    width: 0.25,
    height: 0.25,
    onGround: false,
  }
}
/** Ground of stone below y 4, with a slab, a fence and a wall on it. */
const world = {
  stateAt(x: number, y: number, z: number): number {
    if (y < 4) return stone
    if (y === 4 && x === 2) return slab
    if (y === 4 && x === -2) return fence
    return z === 3 ? stone : 0
  },
}

describe('moveBox', () => {
  it('lands on what is there: ground, slab and fence', () => {
    for (const [x, height] of [
      [0.5, 4],
      [2.5, 4.5],
      [-1.5, 5.5],
    ] as const) {
      const body = box(x, 6, 0.5, [0, -3, 0])
      moveBox(world, blocks, body)
      expect([body.position.y, body.onGround, body.velocity.y]).toEqual([height, true, 0])
    }
  })

  it('stops at a wall and slides along it', () => {
    const body = box(0.5, 5, 2.5, [0.4, 0, 0.9])
    moveBox(world, blocks, body)
    expect(body.position.z).toBeCloseTo(2.875)
    expect(body.position.x).toBeCloseTo(0.9)
    expect([body.velocity.z, body.velocity.x]).toEqual([0, 0.4])
  })

  it('never ends inside a block, wherever it starts outside of one', () => {
    const speed = fc.double({ min: -2, max: 2, noNaN: true })
    const place = fc.double({ min: -4, max: 4, noNaN: true })
    fc.assert(
      fc.property(place, place, speed, speed, speed, (x, z, velocityX, velocityY, velocityZ) => {
        fc.pre(z < 2.8)
        const body = box(x, 7, z, [velocityX, velocityY, velocityZ])
        for (let tick = 0; tick < 20; tick++) {
          body.velocity.y -= 0.04
          moveBox(world, blocks, body)
        }
        expect(body.position.y).toBeGreaterThanOrEqual(4 - 1e-6)
        expect(body.position.z + 0.125).toBeLessThanOrEqual(3 + 1e-6)
      }),
    )
  })
})
