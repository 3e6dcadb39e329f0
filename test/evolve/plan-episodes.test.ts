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

it('ends with the longest first, so that no worker waits for another at the end', () => {
  const tasks = [task('oak_log'), task('diamond', 'diamond', 36_000), task('gold_ingot', 'gold', 12_000)]
  const plan = planEpisodes(tasks, [7, 9])
  expect(plan.map(({ task: { id }, seed }) => episodeKey(id, seed))).toEqual([
    'oak_log/7',
    'diamond/7',
    'gold_ingot/7',
    'diamond/9',
    'gold_ingot/9',
    'oak_log/9',
  ])
})

it('spreads the tasks over the seeds, each of them once, and a wider spread plays some of the same', () => {
  const tasks = Array.from({ length: 35 }, (_, index) => task(`task-${index}`))
  const keys = (spread: number, seeds: number) =>
    planEpisodes(
      tasks,
      Array.from({ length: seeds }, (_, index) => 3_001 + index),
      spread,
    ).map(({ task: { id }, seed }) => episodeKey(id, seed))
  const tasksOf = (some: readonly string[]) => new Set(some.map((key) => key.slice(0, key.indexOf('/'))))
  const ten = keys(10, 10)
  expect(ten).toHaveLength(35)
  expect(tasksOf(ten).size).toBe(35)
  expect(keys(20, 10).every((key) => ten.includes(key))).toBe(true)
  expect(tasksOf(keys(7, 7)).size).toBe(35)
})

it('plays each again as often as is asked for, every time as another draw', () => {
  const plan = planEpisodes([task('oak_log'), task('stick')], [7], 1, 2)
  expect(plan.map(({ task: { id }, seed, draw }) => episodeKey(id, seed, draw))).toEqual([
    'oak_log/7',
    'oak_log/7/1',
    'oak_log/7/2',
    'stick/7',
    'stick/7/1',
    'stick/7/2',
  ])
})
