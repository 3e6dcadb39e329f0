import { expect, it } from 'vitest'
import { gameKnowledge } from '../../src/agent/index.ts'
import { searchFor } from '../../src/agent/planner/search.ts'
import { stateWith } from '../support/world-states.ts'

const shiftedKnowledge = {
  ...gameKnowledge('1.16.5'),
  oreBand: () => ({ lowestY: 36, highestY: 57, bestY: 48 }),
}
const below = stateWith({ position: { x: 0, y: 48, z: 0 }, underSky: false, light: 0 })

/** Up to which height caves are walked on a search for an ore that takes so long to find. */
function highestCave(block: string, searchTicks: number): number | undefined {
  const source = { kind: 'mine', item: block, block, tools: null, blocksPerItem: 1 } as const
  const sources = [{ ...source, habitat: 'ore', searchTicks } as const]
  const step = { kind: 'mine', item: block, count: 1, sources } as const
  const searches = searchFor(step, [block], below, shiftedKnowledge).map(({ subgoal }) => subgoal)
  return searches.find((subgoal) => subgoal.kind === 'tunnel')!.cavesBelowY
}

it('walks the caves as far up as a rare ore lies, and low ones alone for a common one', () => {
  expect(highestCave('gold_ore', 4_000)).toBe(58)
  expect(highestCave('iron_ore', 900)).toBe(32)
})
