import { describe, expect, it } from 'vitest'
import { caveFrontier, opensIntoCave } from '../../../../src/env/mineflayer/deeds/support/cave-frontier.ts'
import type { Position } from '../../../../src/env/index.ts'
import { syntheticView } from './synthetic-view.ts'

const feet = { x: 0, y: 10, z: 0 }
const none: ReadonlySet<string> = new Set()

/** A passage two high along x, from the body to `length`. */
function passage(length: number): Record<string, string> {
  const cells: Record<string, string> = {}
  for (let x = 0; x <= length; x++) cells[`${x},10,0`] = cells[`${x},11,0`] = 'air'
  return cells
}
/** Everything up to `x` is known, walls included. */
const knownTo = (x: number) => ({ isKnown: (at: Position) => at.x <= x })

describe('caveFrontier', () => {
  it('leads to where the known ground ends', () => {
    const frontier = caveFrontier(
      syntheticView(passage(30)),
      { isKnown: ({ x, z }) => x <= 20 && z === 0 },
      feet,
      32,
      none,
    )
    expect(frontier?.cell.y).toBe(10)
    expect(frontier?.steps).toBe(frontier?.cell.x)
  })

  it('is not taken from what was never seen', () => {
    const view = syntheticView(passage(30))
    expect(caveFrontier(view, { isKnown: ({ x }) => x <= 0 }, feet, 32, none)).toBeNull()
  })

  it('is null where all is known, and leaves out what was gone to', () => {
    const view = syntheticView(passage(30))
    expect(caveFrontier(view, knownTo(99), feet, 32, none)).toBeNull()
    const perceived = { isKnown: ({ z }: Position) => z === 0 }
    const tried = new Set<string>()
    for (let walks = 0; walks < 8; walks++) {
      const frontier = caveFrontier(view, perceived, feet, 32, tried)
      if (frontier === null) break
      expect(tried).not.toContain(frontier.key)
      tried.add(frontier.key)
    }
    expect(caveFrontier(view, perceived, feet, 32, tried)).toBeNull()
  })

  it('keeps off lava and does not climb above the height', () => {
    const perceived = { isKnown: ({ z }: Position) => z === 0 }
    const lava = syntheticView({ ...passage(30), '4,9,0': 'lava' })
    expect(caveFrontier(lava, perceived, feet, 32, none)?.cell.x).toBeLessThan(4)
    const stairs = { ...passage(3), '2,12,0': 'air', '3,12,0': 'air', '3,13,0': 'air', '3,10,0': 'stone' }
    expect(caveFrontier(syntheticView(stairs), perceived, feet, 10, none)?.cell.y ?? 10).toBe(10)
  })
})

describe('opensIntoCave', () => {
  it('tells a cave from the way that was dug', () => {
    const view = syntheticView(passage(3))
    expect(opensIntoCave(view, feet, none)).toBe(true)
    expect(opensIntoCave(view, feet, new Set(['1,10,0']))).toBe(false)
  })
})
