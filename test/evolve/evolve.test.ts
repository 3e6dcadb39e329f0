import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/env/index.ts'
import { evolve, firstGeneration, firstLearningSeed, nextGeneration } from '../../src/evolve/index.ts'
import type { EpisodeLesson, Generation, PlannedEpisode } from '../../src/evolve/index.ts'
import { knowledgeOf, lessonWith, trialOf } from '../distill/lessons.ts'

const tasks = ['easy', 'middling', 'hard'].map((id, index): Task => ({
  id,
  group: 'own',
  instruction: id,
  goal: { have: { stick: 1 } },
  horizonTicks: 1_000 * (index + 1),
}))

function lessonOfEpisode({ task, seed }: PlannedEpisode): EpisodeLesson {
  const trial = trialOf({ kind: 'hunt', entity: task.id }, 'leather', { leather: 1 })
  return {
    episode: { task: task.id, seed, success: task.id !== 'hard', gameTicks: 100 },
    knowledge: knowledgeOf([lessonWith(trial)], seed),
  }
}

async function generationsOf(
  episodes: number,
  from = firstGeneration,
  stopAfter = Infinity,
): Promise<readonly Generation[]> {
  const kept: Generation[] = []
  await evolve(
    { tasks, episodes, generationSize: 4, seed: 1, from },
    {
      play: (_generation, plan) =>
        Promise.resolve(kept.length >= stopAfter ? null : plan.map(lessonOfEpisode)),
      keep: (generation) => void kept.push(generation),
    },
  )
  return kept
}

describe('an evolution', () => {
  it('keeps a generation after each batch, the last with what is left', async () => {
    const kept = await generationsOf(10)
    expect(kept.map(({ number, episodes }) => [number, episodes.length])).toEqual([
      [1, 4],
      [2, 8],
      [3, 10],
    ])
    expect(kept.at(-1)?.knowledge.attempts).toBe(10)
  })

  it('goes on from where it was stopped as if it had not been', async () => {
    const whole = await generationsOf(12)
    const begun = await generationsOf(12, firstGeneration, 1)
    expect([...begun, ...(await generationsOf(12, begun.at(-1)))]).toEqual(whole)
  })

  it('begins with what is easy, and never plays a seed twice', async () => {
    const [first] = nextGeneration(tasks, [], 1, 7)
    expect(first?.task.id).toBe('easy')
    const seeds = (await generationsOf(40)).at(-1)!.episodes.map(({ seed }) => seed)
    expect(new Set(seeds).size).toBe(40)
    expect(Math.min(...seeds)).toBeGreaterThanOrEqual(firstLearningSeed)
  })

  it('plays what is won by luck more often than what is mastered, and does not spend itself on it', () => {
    const suite = Array.from({ length: 10 }, (_, index): Task => ({ ...tasks[0]!, id: `task ${index}` }))
    const past: { task: string; seed: number; success: boolean; gameTicks: number }[] = []
    const timesOf = (id: string): number => past.filter(({ task }) => task === id).length
    while (past.length < 200) {
      for (const { task, seed } of nextGeneration(suite, past, 4, 1)) {
        const success = task.id !== 'task 5' || timesOf(task.id) % 2 === 0
        past.push({ task: task.id, seed, success, gameTicks: 100 })
      }
    }
    expect(timesOf('task 5')).toBeGreaterThan(timesOf('task 4'))
    expect(timesOf('task 5')).toBeLessThan(3 * timesOf('task 4'))
  })
})
