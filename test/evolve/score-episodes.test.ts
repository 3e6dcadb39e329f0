import { describe, expect, it } from 'vitest'
import { causeOfFailure, isFinished, scoreEpisodes } from '../../src/evolve/index.ts'
import { score } from './support/scores.ts'

const notFound = { kind: 'target-not-found', during: 'gather', detail: 'no iron_ore is known' }
const failure = { success: false, ending: 'horizon', gameTicks: 2_400, cause: notFound } as const

describe('scoring', () => {
  const evaluation = scoreEpisodes(
    [
      score({ task: 'iron_pickaxe', group: 'iron', seed: 2, gameTicks: 3_000, wallMs: 1_500 }),
      score({ task: 'iron_pickaxe', group: 'iron', seed: 1, ...failure }),
      score({ task: 'iron_ingot', group: 'iron', seed: 1, ...failure }),
      score({ seed: 2, gameTicks: 200 }),
      score({ seed: 1, assists: ['keep-inventory', 'loaded-block-paths'] }),
    ],
    ['oak_log', 'iron_ingot', 'iron_pickaxe', 'diamond'],
  )

  it('counts by task and by group, in the order of the suite, without what was not played', () => {
    expect(
      evaluation.tasks.map(({ task, score: { successes, episodes } }) => [task, successes, episodes]),
    ).toEqual([
      ['oak_log', 2, 2],
      ['iron_ingot', 0, 1],
      ['iron_pickaxe', 1, 2],
    ])
    expect(evaluation.groups.map(({ group, score: { rate } }) => [group, rate])).toEqual([
      ['wooden', 1],
      ['iron', 1 / 3],
    ])
    expect(evaluation.all).toMatchObject({ episodes: 5, successes: 3, rate: 0.6 })
  })

  it('takes the median ticks of the successes, and of all beside it', () => {
    expect(evaluation.all).toMatchObject({ medianTicks: 200, medianTicksOfAll: 2_400, medianWallMs: 1_000 })
    // 3,000 ticks are 150 s of the game, played in 1.5 s.
    expect(evaluation.tasks[2]!.score.medianSpeedup).toBeCloseTo((100 + 120) / 2)
    expect(evaluation.tasks[1]!.score.medianTicks).toBeNull()
  })

  it('counts endings, causes and assists', () => {
    expect(evaluation.all.endings).toEqual({ goal: 3, horizon: 2 })
    expect(evaluation.all.causes).toEqual([
      { kind: 'target-not-found', during: 'gather', episodes: 2, example: 'no iron_ore is known' },
    ])
    expect(evaluation.assists).toEqual({ 'keep-inventory': 1, 'loaded-block-paths': 5 })
    expect(evaluation.minecraft).toEqual(['1.16.5'])
  })

  it('adds up where the ticks of failures went, the most first', () => {
    const spent = (...ticks: readonly (readonly [string, number])[]) =>
      ticks.map(([work, each]) => ({ work, ticks: each }))
    const { all } = scoreEpisodes(
      [
        score({ ...failure, ticksSpent: spent(['gather apple', 300], ['tunnel for gold_ore', 200]) }),
        score({ ...failure, seed: 2, ticksSpent: spent(['tunnel for gold_ore', 150]) }),
        score({ seed: 3 }),
      ],
      ['oak_log'],
    )
    expect(all.ticksSpent).toEqual(spent(['tunnel for gold_ore', 350], ['gather apple', 300]))
  })

  it('does not depend on the order in which episodes ended', () => {
    const episodes = [score({ seed: 1 }), score({ seed: 2, ...failure }), score({ seed: 3, gameTicks: 7 })]
    expect(scoreEpisodes(episodes.toReversed(), ['oak_log'])).toEqual(scoreEpisodes(episodes, ['oak_log']))
  })

  it('counts an agent that gave up as a failure of its own kind', () => {
    const { all } = scoreEpisodes(
      [score({ success: false, ending: 'cancelled', gaveUp: true, gameTicks: 0, wallMs: 1 }), score()],
      ['oak_log'],
    )
    expect(all).toMatchObject({ episodes: 2, successes: 1, endings: { 'gave-up': 1, goal: 1 } })
    // It gave up at once, which says nothing of speed.
    expect(all.medianSpeedup).toBe(5)
  })

  it('of nothing is nothing', () => {
    expect(scoreEpisodes([], ['oak_log'])).toMatchObject({
      all: { episodes: 0, rate: 0, interval95: { low: 0, high: 1 }, medianTicks: null },
      groups: [],
      tasks: [],
    })
  })
})

describe('the cause of a failure', () => {
  const ended = { success: false, ending: 'horizon', gaveUp: false, detail: 'The horizon passed.' } as const
  const setback = {
    subgoal: 'gather',
    ending: 'obstructed',
    cause: 'target-not-found' as const,
    detail: 'no iron_ore is known',
  }

  it.each([
    ['nothing of a success', { ...ended, success: true, ending: 'goal' } as const, setback, null],
    ['the diagnosed cause of the last setback', ended, setback, notFound],
    [
      'its ending where it was not diagnosed',
      ended,
      { subgoal: 'explore', ending: 'out-of-budget', cause: null, detail: null },
      { kind: 'out-of-budget', during: 'explore', detail: 'The horizon passed.' },
    ],
    [
      'time where nothing went wrong',
      ended,
      null,
      { kind: 'too-slow', during: null, detail: 'The horizon passed.' },
    ],
    [
      'giving up before all else',
      { ...ended, ending: 'cancelled', gaveUp: true, detail: 'No operator makes it.' } as const,
      setback,
      { kind: 'gave-up', during: null, detail: 'No operator makes it.' },
    ],
    [
      'a lost world',
      { ...ended, ending: 'lost', detail: 'The connection was lost.' } as const,
      setback,
      { kind: 'lost', during: null, detail: 'The connection was lost.' },
    ],
  ])('is %s', (_name, episode, last, cause) => {
    expect(causeOfFailure(episode, last)).toEqual(cause)
  })
})

it.each([
  ['goal', false, true],
  ['horizon', false, true],
  ['died', false, true],
  ['cancelled', true, true],
  ['cancelled', false, false],
  ['lost', false, false],
  ['interrupted', false, false],
  [null, false, false],
])('an episode that ended as %s (gave up: %s) is finished: %s', (ending, gaveUp, finished) => {
  expect(isFinished({ ending, gaveUp })).toBe(finished)
})
