import { describe, expect, it } from 'vitest'
import { chooseSplit } from '../../../src/distill/dataset/choose-split.ts'
import { rowsOfEpisode } from '../../../src/distill/dataset/rows-of-episode.ts'
import { decided, episodeOf, failed, gather, retreat, surface } from './decided-episodes.ts'

const log = gather('oak_log')

describe('rows of an episode', () => {
  it('take a choice that worked for the right one, and count it less where the goal was missed', () => {
    const attempts = [decided(1, [log, retreat])]
    const [row] = rowsOfEpisode(episodeOf(attempts)).rows
    expect(row).toMatchObject({
      kind: 'success',
      tried: 0,
      target: 0,
      rejected: null,
      succeeded: true,
      weight: 1,
    })
    const [missed] = rowsOfEpisode(episodeOf(attempts, { success: false })).rows
    expect(missed?.weight).toBe(0.5)
  })

  it('prefer what worked on the way to the correction to what failed', () => {
    const attempts = [
      decided(1, [log, retreat, surface], failed),
      decided(2, [log, retreat], { ...failed }),
      decided(3, [surface]),
      decided(4, [log]),
    ]
    const { rows } = rowsOfEpisode(episodeOf(attempts, { corrections: new Map([[1, 4]]) }))
    expect(rows[0]).toMatchObject({ kind: 'corrected', tried: 0, target: 2, rejected: 0, correction: 1 })
    // Nothing that could have been chosen then worked, or nothing ever did.
    expect(rows[1]).toMatchObject({ kind: 'negative', target: null, rejected: null, correction: null })
    expect(rows.map(({ succeeded }) => succeeded)).toEqual([false, false, true, true])
  })

  it('know no better choice where only the same subgoal worked later, or another after the correction', () => {
    const attempts = [decided(1, [log, surface], failed), decided(2, [log]), decided(3, [surface])]
    const { rows } = rowsOfEpisode(episodeOf(attempts, { corrections: new Map([[1, 2]]) }))
    expect(rows[0]?.kind).toBe('negative')
  })

  it('leave out what a guard refused, so that indexes are of the allowed ones', () => {
    const attempts = [decided(1, [log, retreat, surface], { refused: [0], chosen: 2 })]
    const [row] = rowsOfEpisode(episodeOf(attempts)).rows
    expect(row?.candidates.map(({ subgoal }) => subgoal)).toEqual([retreat, surface])
    expect(row).toMatchObject({ tried: 1, target: 1 })
  })

  it('count what teaches nothing, by the reason', () => {
    const waited = decided(2, [log, retreat])
    const attempts = [
      decided(1, [log], { outcome: 'cancelled', ending: 'cancelled' }),
      { ...waited, decision: { ...waited.decision, chosen: null, intervention: 'no game time passed' } },
      decided(3, [log], { ...failed, ending: 'lost-connection' }),
      decided(4, [log], { ...failed, cause: 'server-lag' }),
      decided(5, [log], { ...failed, obstacle: 'deed-fault' }),
    ]
    expect(rowsOfEpisode(episodeOf(attempts, { unreadable: 2 }))).toEqual({
      rows: [],
      excluded: { cancelled: 1, 'loop-stepped-in': 1, 'world-fault': 2, 'program-fault': 1, unreadable: 2 },
    })
  })
})

describe('the split', () => {
  it('hangs on the seed alone, and gives each part about its share', () => {
    const counts = { train: 0, validation: 0, test: 0 }
    for (let seed = 0; seed < 10_000; seed++) counts[chooseSplit(seed)]++
    expect(counts.train).toBeGreaterThan(7_700)
    expect(counts.train).toBeLessThan(8_300)
    expect(counts.validation).toBeGreaterThan(850)
    expect(counts.test).toBeGreaterThan(850)
    const split = (task: string) => {
      const episode = episodeOf([decided(1, [log])], { seed: 31 })
      return rowsOfEpisode({ ...episode, task: { ...episode.task, id: task } }).rows[0]?.split
    }
    expect(split('iron_pickaxe')).toBe(split('diamond'))
  })
})
