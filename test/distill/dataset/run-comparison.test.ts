import { describe, expect, it } from 'vitest'
import { RunComparison } from '../../../src/distill/dataset/run-comparison.ts'
import { rowsOfEpisode } from '../../../src/distill/dataset/rows-of-episode.ts'
import type { DecidedEpisode } from '../../../src/memory/index.ts'
import { decided, episodeOf, gather, retreat, surface } from './decided-episodes.ts'

const log = gather('oak_log')
const stone = gather('cobblestone')

function compared(...episodes: readonly DecidedEpisode[]) {
  const comparison = new RunComparison()
  for (const episode of episodes) comparison.add(episode)
  return episodes.map((episode) => comparison.of(episode))
}

/** Two runs alike at first, which part at their second decision. */
const slow = episodeOf([decided(1, [log]), decided(2, [log, stone]), decided(3, [retreat])], {
  gameTicks: 2_000,
})
const quick = episodeOf([decided(1, [log]), decided(2, [log, stone], { chosen: 1 })], {
  episodeId: 2,
  gameTicks: 1_000,
})

describe('runs of one task and seed', () => {
  it('tell which choice was better where they part, and what each run was worth elsewhere', () => {
    const [ofSlow, ofQuick] = compared(slow, quick)
    expect(ofSlow!.map(({ better }) => better)).toEqual([null, JSON.stringify(stone), null])
    expect(ofQuick!.map(({ better }) => better)).toEqual([null, null])
    expect(ofSlow![1]!.gain).toBeCloseTo(-Math.log(2) / 2)
    expect(ofQuick![1]!.gain).toBeCloseTo(Math.log(2) / 2)
    expect(ofSlow![2]!.gain).toBeCloseTo(-Math.log(2) / 2)
  })

  it('are not compared with those of another seed, task or world, nor from another standing', () => {
    for (const other of [{ seed: 8 }, { world: 'flat' }]) {
      expect(
        compared(slow, { ...quick, ...other })[0]!.every(({ gain, better }) => gain === 0 && better === null),
      ).toBe(true)
    }
    const elsewhere = episodeOf(
      [decided(1, [log]), decided(2, [log, stone], { chosen: 1, state: decided(9, [log]).state })],
      { episodeId: 2, gameTicks: 1_000 },
    )
    expect(compared(slow, elsewhere)[0]!.every(({ better }) => better === null)).toBe(true)
  })

  it('count a failure as worse than any success', () => {
    const [ofLost] = compared(
      episodeOf([decided(1, [log, stone])], { success: false, gameTicks: 100 }),
      episodeOf([decided(1, [log, stone], { chosen: 1 })], { episodeId: 2, gameTicks: 23_000 }),
    )
    expect(ofLost![0]!.better).toBe(JSON.stringify(stone))
  })

  it('hold the luck of a search against nobody but in part', () => {
    const run = (episodeId: number, chosen: number, searchTicks: number) =>
      episodeOf([decided(1, [log, stone], { chosen }), decided(2, [surface], { ticks: searchTicks })], {
        episodeId,
        gameTicks: 1_000 + searchTicks,
      })
    const [ofUnlucky] = compared(run(1, 0, 4_000), run(2, 1, 0))
    expect(ofUnlucky![0]!.gain).toBeCloseTo(-Math.log(3_500 / 2_500) / 2)
  })
})

describe('rows of compared runs', () => {
  it('prefer the better choice, and count an example by what its run was worth', () => {
    const [ofSlow, ofQuick] = compared(slow, quick)
    const rows = rowsOfEpisode(slow, ofSlow).rows
    expect(rows[1]).toMatchObject({
      kind: 'preferred',
      tried: 0,
      target: 1,
      rejected: 0,
      succeeded: true,
      correction: null,
    })
    expect(rows[1]!.weight).toBeLessThan(0.5)
    const better = rowsOfEpisode(quick, ofQuick).rows
    expect(better[1]).toMatchObject({ kind: 'success', tried: 1, target: 1, rejected: null })
    expect(better[1]!.weight).toBeGreaterThan(2)
  })
})
