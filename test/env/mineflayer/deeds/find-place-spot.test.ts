import { describe, expect, it } from 'vitest'
import { findPlaceSpots } from '../../../../src/env/mineflayer/deeds/support/find-place-spot.ts'
import { syntheticView } from './synthetic-view.ts'

const nobody = () => false
const feet = { x: 0.5, y: 10, z: 0.5 }

/** Air above y 9, stone below. */
function lawn(cells: Record<string, string> = {}) {
  const floor: Record<string, string> = {}
  for (let x = -5; x <= 5; x++) for (let z = -5; z <= 5; z++) floor[`${x},9,${z}`] = 'stone'
  return syntheticView({ ...floor, ...cells }, 'air')
}

describe('findPlaceSpots', () => {
  it('takes a free cell beside the body on open ground', () => {
    const best = findPlaceSpots(lawn(), feet, nobody)[0]!
    expect(best.mustDig).toBe(false)
    expect(best.cell.y).toBe(10)
    expect(Math.hypot(best.cell.x, best.cell.z)).toBe(1)
  })

  it('never names a cell that the body is in', () => {
    const leaning = { x: 0.8, y: 10, z: 0.5 }
    const cells = findPlaceSpots(lawn(), leaning, nobody).map(({ cell }) => `${cell.x},${cell.y},${cell.z}`)
    for (const taken of ['0,10,0', '1,10,0', '0,11,0', '1,11,0']) expect(cells).not.toContain(taken)
  })

  it('goes around creatures', () => {
    const best = findPlaceSpots(lawn(), feet, (cell) => Math.hypot(cell.x, cell.z) < 1.5)[0]!
    expect(Math.hypot(best.cell.x, best.cell.z)).toBeGreaterThan(1.5)
  })

  it('digs a niche into the wall of a corridor rather than shutting the corridor', () => {
    const corridor: Record<string, string> = {}
    for (let x = -5; x <= 5; x++) for (const y of [10, 11]) corridor[`${x},${y},0`] = 'air'
    const best = findPlaceSpots(syntheticView(corridor), feet, nobody)[0]!
    expect(best.mustDig).toBe(true)
    expect(Math.abs(best.cell.z)).toBe(1)
  })

  it('uses the corridor where the walls cannot be dug', () => {
    const corridor: Record<string, string> = {}
    for (let x = -5; x <= 5; x++) for (const y of [10, 11]) corridor[`${x},${y},0`] = 'air'
    const best = findPlaceSpots(syntheticView(corridor, 'bedrock'), feet, nobody)[0]!
    expect(best.mustDig).toBe(false)
    expect(best.cell.z).toBe(0)
  })

  it('replaces grass and snow without digging', () => {
    const meadow: Record<string, string> = {}
    for (let x = -3; x <= 3; x++) for (let z = -3; z <= 3; z++) meadow[`${x},10,${z}`] = 'grass'
    expect(findPlaceSpots(lawn(meadow), feet, nobody)[0]!.mustDig).toBe(false)
  })
})
