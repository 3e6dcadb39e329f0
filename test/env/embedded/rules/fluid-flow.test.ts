import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountFromAround,
  type FluidGround,
  type FluidNumbers,
  fluidNumbers,
  fluidSteps,
  sourceAmount,
} from '../../../../src/env/embedded/rules/fluid-flow.ts'

const side = 9
const wall = -1

/** A closed box of 9 x 9 x 9 blocks: -1 is a wall, else the amount of fluid. */
class Basin implements FluidGround {
  readonly cells = new Int8Array(side ** 3)

  amountAt(x: number, y: number, z: number): number {
    return Math.max(0, this.at(x, y, z))
  }
  holds(x: number, y: number, z: number): boolean {
    return this.at(x, y, z) !== wall
  }
  givesWay(x: number, y: number, z: number): boolean {
    return this.amountAt(x, y, z) === 0
  }
  isSolid(x: number, y: number, z: number): boolean {
    return this.at(x, y, z) === wall
  }
  at(x: number, y: number, z: number): number {
    const isInside = [x, y, z].every((value) => value >= 0 && value < side)
    return isInside ? this.cells[(y * side + z) * side + x]! : wall
  }
  set(x: number, y: number, z: number, amount: number): void {
    this.cells[(y * side + z) * side + x] = amount
  }
  get sources(): number {
    return this.cells.filter((amount) => amount === sourceAmount).length
  }
  get wet(): number {
    return this.cells.filter((amount) => amount > 0).length
  }

  /** One step of every block; false when nothing moved. */
  step(numbers: FluidNumbers): boolean {
    const before = this.cells.join()
    for (let y = 0; y < side; y++) {
      for (let z = 0; z < side; z++) {
        for (let x = 0; x < side; x++) this.stepAt(numbers, x, y, z)
      }
    }
    return this.cells.join() !== before
  }

  private stepAt(numbers: FluidNumbers, x: number, y: number, z: number): void {
    const amount = this.amountAt(x, y, z)
    if (amount === 0) return
    if (amount !== sourceAmount) this.set(x, y, z, amountFromAround(this, numbers, x, y, z))
    for (const to of fluidSteps(this, numbers, x, y, z)) this.set(to.x, to.y, to.z, to.amount)
  }
}

const cell = fc.record({ x: fc.nat(side - 1), y: fc.nat(side - 1), z: fc.nat(side - 1) })
const basin = fc
  .tuple(fc.array(cell, { maxLength: 200 }), fc.array(cell, { minLength: 1, maxLength: 4 }))
  .map(([walls, sources]) => {
    const made = new Basin()
    for (const { x, y, z } of walls) made.set(x, y, z, wall)
    for (const { x, y, z } of sources) made.set(x, y, z, sourceAmount)
    return made
  })

function settle(made: Basin, numbers: FluidNumbers): void {
  for (let round = 0; round < 200 && made.step(numbers); round++);
}

describe('the flow of fluids', () => {
  it('comes to rest, and lava never makes a source', () => {
    fc.assert(
      fc.property(basin, (made) => {
        const sources = made.sources
        settle(made, fluidNumbers.lava)
        expect(made.sources).toBe(sources)
        expect(made.step(fluidNumbers.lava)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  it('of water makes a source only where two others meet on firm ground', () => {
    fc.assert(
      fc.property(basin, (made) => {
        for (let round = 0; round < 40; round++) {
          const before = Int8Array.from(made.cells)
          made.step({ ...fluidNumbers.water, renews: false })
          expect(made.cells.filter((amount) => amount === sourceAmount).length).toBe(
            before.filter((amount) => amount === sourceAmount).length,
          )
        }
      }),
      { numRuns: 40 },
    )
    const lonely = new Basin()
    lonely.set(4, 0, 4, sourceAmount)
    settle(lonely, fluidNumbers.water)
    expect(lonely.sources).toBe(1)
    lonely.set(6, 0, 4, sourceAmount)
    settle(lonely, fluidNumbers.water)
    expect(lonely.amountAt(5, 0, 4)).toBe(sourceAmount)
  })

  it('leaves nothing behind when every source is gone', () => {
    fc.assert(
      fc.property(basin, fc.constantFrom(fluidNumbers.water, fluidNumbers.lava), (made, numbers) => {
        settle(made, { ...numbers, renews: false })
        made.cells.forEach((amount, index) => {
          if (amount === sourceAmount) made.cells[index] = 0
        })
        settle(made, { ...numbers, renews: false })
        expect(made.wet).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})
