import { describe, expect, it } from 'vitest'
import { describeTimeLeft, evaluationProgress } from '../../src/cli/display/evaluation-progress.ts'
import type { EvaluatedEpisode, EvaluationSession } from '../../src/cli/evaluation-session.ts'
import { score, task } from '../evolve/support/scores.ts'
import { fakeContext } from './support/fake-context.ts'

const plan = [1, 2].flatMap((seed) => [
  { task: task('oak_log'), seed },
  { task: task('diamond', 'diamond', 36_000), seed },
])

function ended(index: number, wallMs: number, success = true): EvaluatedEpisode {
  const planned = plan[index]!
  const { id } = planned.task
  const fields = { task: id, seed: planned.seed, success, gameTicks: 100, wallMs, attempts: 1 } as const
  return {
    planned,
    score: score(fields),
    detail: 'The horizon of 2400 ticks passed.',
    result: {
      type: 'result',
      ...fields,
      ending: success ? 'goal' : 'horizon',
      speedup: 100,
      traceHash: '',
      policyFallbacks: 0,
      episode: '1',
      database: '',
      assists: [],
      perception: 'sight',
      prior: 'full',
      minecraft: '1.16.5',
      host: 'embedded',
    },
  }
}

function progressOf(earlier: readonly EvaluatedEpisode[]) {
  const { context, log, clock } = fakeContext()
  const session: EvaluationSession = {
    database: '',
    plan,
    earlier,
    versions: {},
    play: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
  return { progress: evaluationProgress(context.output, clock, session, 1, null), log, clock }
}

describe('the progress of an evaluation', () => {
  it('tells each episode and the time left, measured with the making of the world', () => {
    const { progress, log, clock } = progressOf([])
    progress.onStart(plan[0]!)
    clock.advance(10_000)
    progress.onEnd(ended(0, 8_000))
    progress.onStart(plan[1]!)
    clock.advance(60_000)
    progress.onEnd(ended(1, 59_000, false))
    progress.done()
    expect(log).toEqual([
      // One more log, and two diamonds of fifteen times its horizon.
      '[1/4] oak_log 1: done at tick 100 (8.0 s), perhaps 6 min left',
      '[2/4] diamond 1: not done: The horizon of 2400 ticks passed (59.0 s), about 2 min left',
    ])
  })

  it('counts what was finished before', () => {
    const { progress, log, clock } = progressOf([ended(0, 4_000), ended(1, 60_000)])
    progress.onStart(plan[2]!)
    clock.advance(4_000)
    progress.onEnd(ended(2, 4_000))
    expect(log).toEqual(['[3/4] oak_log 2: done at tick 100 (4.0 s), about 60 s left'])
  })
})

it.each([
  [null, 'time left not known yet'],
  [{ wallMs: 0, isGuess: false }, 'nothing left'],
  [{ wallMs: 1_200, isGuess: false }, 'about 5 s left'],
  [{ wallMs: 41_000, isGuess: true }, 'perhaps 45 s left'],
  [{ wallMs: 61_000, isGuess: false }, 'about 2 min left'],
  [{ wallMs: 89 * 60_000, isGuess: false }, 'about 89 min left'],
  [{ wallMs: 125 * 60_000, isGuess: false }, 'about 2 h 5 min left'],
])('%o is told as "%s"', (left, words) => {
  expect(describeTimeLeft(left)).toBe(words)
})
