import { expect, it } from 'vitest'
import { episodeKey, planEpisodes } from '../../src/evolve/index.ts'
import { task } from './support/scores.ts'

it('plans every task on every seed, seed by seed', () => {
  const plan = planEpisodes([task('oak_log'), task('stick')], [7, 9])
  expect(plan.map(({ task: { id }, seed }) => episodeKey(id, seed))).toEqual([
    'oak_log/7',
    'stick/7',
    'oak_log/9',
    'stick/9',
  ])
})
