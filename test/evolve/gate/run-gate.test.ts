import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/env/index.ts'
import { defaultGateRules, firstLearningSeed, firstGateSeed, runGate } from '../../../src/evolve/index.ts'
import type { GateCell, GatePair, GateParts } from '../../../src/evolve/index.ts'
import { drawCell } from '../../../src/evolve/gate/draw-cell.ts'

const task = (id: string): Task => ({
  id,
  group: id,
  instruction: id,
  goal: { have: { [id]: 1 } },
  horizonTicks: 100,
})
const tasks = [task('stick'), task('torch'), task('furnace')]
const order = { tasks, series: { seed: 1, number: 0 }, rules: defaultGateRules }

const playedAs = (cell: GateCell, candidate: boolean): GatePair => ({
  ...cell,
  champion: { success: false, gameTicks: 100 },
  candidate: { success: candidate, gameTicks: 50 },
})

/** Parts that play by the rule given and remember what was asked of them. */
function partsOf(wins: (cell: GateCell) => boolean, changes: Partial<GateParts> = {}) {
  const asked: GateCell[] = []
  const looks: string[] = []
  const parts: GateParts = {
    play: (cells) => {
      asked.push(...cells)
      return Promise.resolve(cells.map((cell) => playedAs(cell, wins(cell))))
    },
    calibrate: () => Promise.resolve(null),
    onLook: ({ verdict }) => void looks.push(verdict),
    ...changes,
  }
  return { parts, asked, looks }
}

describe('the cells of a gate', () => {
  it('are on seeds that no learning and no other gate of the series meets', () => {
    const seeds = [0, 1, 2, 49_999].flatMap((number) =>
      [0, 1, 59, 9_999].map((position) => drawCell(tasks, { seed: 7, number }, position).seed),
    )
    expect(new Set(seeds).size).toBe(seeds.length)
    expect(Math.min(...seeds)).toBeGreaterThanOrEqual(firstGateSeed)
    expect(Math.max(...seeds)).toBeLessThan(firstLearningSeed)
    const far = drawCell(tasks, { seed: 2_147_483_647, number: 1_000_000 }, 9_999)
    expect(Number.isSafeInteger(far.seed)).toBe(true)
    expect(far.seed).toBeLessThan(firstLearningSeed)
  })

  it('are the same for the same gate, and of all tasks alike', () => {
    const cells = Array.from({ length: 300 }, (_, position) => drawCell(tasks, order.series, position))
    expect(cells[5]).toEqual(drawCell(tasks, order.series, 5))
    for (const { id } of tasks) {
      expect(cells.filter((cell) => cell.task === id).length).toBeGreaterThan(70)
    }
  })
})

describe('a gate', () => {
  it('plays look by look until it is decided, and measures calibration only then', async () => {
    let measured = 0
    const { parts, asked, looks } = partsOf(() => true, {
      calibrate: (pairs) => {
        measured = pairs.length
        return Promise.resolve(null)
      },
    })
    const judgement = await runGate(order, parts)
    expect(judgement).toMatchObject({ verdict: 'promote', reason: 'better' })
    expect(looks).toEqual(['undecided', 'promote'])
    expect(asked.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(measured).toBe(8)
  })

  it('plays no more pairs than its limit', async () => {
    const { parts, asked } = partsOf((cell) => cell.position === 0)
    const rules = { ...defaultGateRules, mostPairs: 10, alikePairs: 100 }
    expect(await runGate({ ...order, rules }, parts)).toMatchObject({
      verdict: 'keep',
      reason: 'no-difference',
    })
    expect(asked).toHaveLength(10)
  })

  it('says nothing where it was stopped', async () => {
    const { parts } = partsOf(() => true, { play: () => Promise.resolve(null) })
    expect(await runGate(order, parts)).toBeNull()
  })
})
