import type { Task } from '../../env/index.ts'
import type { PlannedEpisode } from '../evaluation/plan-episodes.ts'

/** What came of an episode, as far as the choice of the next ones goes. */
export interface LearnedEpisode {
  readonly task: string
  readonly seed: number
  readonly success: boolean
  readonly gameTicks: number
}

/** How far beyond what is mastered a task may lie, as a share of the suite. */
const reachBeyondMastery = 0.2
/** Successes in a row that a task counts as mastered after: its last two episodes. */
const masteredAfter = 2
/**
 * Weight of not yet having been tried, of how little is known of whether it is won (the variance of that rate, Beta posterior, 1 beforehand), and
 * of lying out of reach. What is won by luck now and then is known for that in time, and leaves room for others.
 */
const weights = { untried: 1, undecided: 0.8, outOfReach: 6 } as const

/** Seeds of learning begin here, so that scores on lower seeds are never on a world that was learnt on. */
export const firstLearningSeed = 1_000_000_000
const learningSeeds = 1_147_483_647

/** Seed of the episode with this index in an evolution with that seed: no two of an evolution are the same. */
export function learningSeed(evolutionSeed: number, index: number): number {
  return firstLearningSeed + ((evolutionSeed * 7_919 + index) % learningSeeds)
}

/**
 * The episodes of the next generation: tasks that are within reach, and of which least is known. A suite goes from the easy to the
 * hard: a later task opens as the earlier ones are mastered. Pure: the same past gives the same choice.
 */
export function nextGeneration(
  tasks: readonly Task[],
  past: readonly LearnedEpisode[],
  size: number,
  evolutionSeed: number,
): readonly PlannedEpisode[] {
  const courses = new Map(tasks.map(({ id }) => [id, past.filter(({ task }) => task === id)]))
  const mastered = masteredTasks(tasks, past).length
  const reach = mastered / tasks.length + reachBeyondMastery
  const planned = new Map<string, number>()
  const worth = (task: Task, rank: number): number => {
    const course = courses.get(task.id)!
    const episodes = course.length + (planned.get(task.id) ?? 0)
    const wins = course.filter(({ success }) => success).length
    const rate = (wins + 1) / (course.length + 2)
    const beyond = Math.max(0, rank / tasks.length - reach)
    return (
      weights.untried / (1 + episodes) +
      (weights.undecided * 12 * rate * (1 - rate)) / (3 + episodes) -
      weights.outOfReach * beyond
    )
  }
  return Array.from({ length: size }, (_, index) => {
    let best = tasks[0]!
    let bestWorth = -Infinity
    tasks.forEach((task, rank) => {
      const value = worth(task, rank)
      if (value > bestWorth) [best, bestWorth] = [task, value]
    })
    planned.set(best.id, (planned.get(best.id) ?? 0) + 1)
    return { task: best, seed: learningSeed(evolutionSeed, past.length + index) }
  })
}

/** Tasks whose last episodes all succeeded. */
export function masteredTasks(tasks: readonly Task[], past: readonly LearnedEpisode[]): readonly Task[] {
  return tasks.filter(({ id }) => isMastered(past.filter(({ task }) => task === id)))
}

function isMastered(course: readonly LearnedEpisode[]): boolean {
  const last = course.slice(-masteredAfter)
  return last.length === masteredAfter && last.every(({ success }) => success)
}
