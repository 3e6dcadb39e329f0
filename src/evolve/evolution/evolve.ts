import { addKnowledge, noKnowledge } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { Task } from '../../env/index.ts'
import type { PlannedEpisode } from '../evaluation/plan-episodes.ts'
import type { LearnedEpisode } from './curriculum.ts'
import { nextGeneration } from './curriculum.ts'

/** A snapshot of what was learnt. Number 0 knows nothing yet. */
export interface Generation {
  readonly number: number
  readonly knowledge: Knowledge
  /** All episodes that it rests on, in the order of their plans. */
  readonly episodes: readonly LearnedEpisode[]
}

/** An episode that was played, with what it taught. */
export interface EpisodeLesson {
  readonly episode: LearnedEpisode
  readonly knowledge: Knowledge
}

/** What an evolution is given to do. */
export interface EvolutionOrder {
  readonly tasks: readonly Task[]
  /** Episodes in all, those of earlier generations included. */
  readonly episodes: number
  readonly generationSize: number
  readonly seed: number
  /** The newest snapshot, to go on from. */
  readonly from: Generation
}

/** What an evolution needs of its surroundings. */
export interface EvolutionParts {
  /**
   * Plays these with what `generation` knows, in whatever order and however many at a time, and answers in the order of the plan. Null when
   * it was stopped before the last one.
   */
  readonly play: (
    generation: Generation,
    plan: readonly PlannedEpisode[],
  ) => Promise<readonly EpisodeLesson[] | null>
  /** Keeps a finished generation; `before` is the one that it came from. */
  readonly keep: (generation: Generation, before: Generation) => void
  /**
   * Improves what plays, once a generation is kept, and once more for the one that is gone on from: then it ends at once where that was done.
   * False when it was stopped. Left out: nothing is improved.
   */
  readonly improve?: (generation: Generation) => Promise<boolean>
}

/** The generation before the first episode. */
export const firstGeneration: Generation = { number: 0, knowledge: noKnowledge, episodes: [] }

/**
 * Plays generation after generation. All episodes of one start from the same knowledge, and what they taught is added up when the last of
 * them is over: how many were played at a time does not show. True when all was played, false when it was stopped before.
 */
export async function evolve(
  order: EvolutionOrder,
  { play, keep, improve = () => Promise.resolve(true) }: EvolutionParts,
): Promise<boolean> {
  let generation = order.from
  if (!(await improve(generation))) return false
  while (generation.episodes.length < order.episodes) {
    const size = Math.min(order.generationSize, order.episodes - generation.episodes.length)
    const plan = nextGeneration(order.tasks, generation.episodes, size, order.seed)
    const lessons = await play(generation, plan)
    if (lessons === null) return false
    const next = {
      number: generation.number + 1,
      knowledge: lessons.reduce((sum, { knowledge }) => addKnowledge(sum, knowledge), generation.knowledge),
      episodes: [...generation.episodes, ...lessons.map(({ episode }) => episode)],
    }
    keep(next, generation)
    generation = next
    if (!(await improve(generation))) return false
  }
  return true
}
