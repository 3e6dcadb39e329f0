import { z } from 'zod'
import {
  createGridGuesses,
  createHypotheses,
  declaredRecipeBook,
  gameKnowledge,
  gameNames,
  learnerBasis,
  learntKnowledge,
} from '../../agent/index.ts'
import { Experience } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import { declaredByWorld } from '../../env/embedded/host/declared-by-world.ts'
import { worldTruth } from '../../env/embedded/referee/world-truth.ts'
import { parseWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import { UsageError, storedTaskSchema } from '../../env/index.ts'
import type { KnowledgeScore } from '../../evolve/index.ts'
import { scoreKnowledge, suiteDependencies } from '../../evolve/index.ts'
import { priors } from '../input/prior.ts'

const configurationSchema = z.looseObject({
  host: z.looseObject({ kind: z.literal('embedded'), world: z.looseObject({ name: z.string() }) }),
  tasks: z.record(z.string(), storedTaskSchema),
  prior: z.enum(priors).catch('recipes'),
})

/** Holds what an agent knows against a world and the tasks in it. */
export interface KnowledgeScorer {
  /** Of one that starts from this knowledge and, but for the prior `none`, the recipe book. */
  readonly learnt: (knowledge: Knowledge) => KnowledgeScore
  /** Of one with the prior `full`: every statement that it makes of any item. */
  readonly full: () => KnowledgeScore
}

/**
 * Scores knowledge in the world and for the tasks that a run was configured for; what they come to is worked out once. Throws `UsageError`
 * where the run does not say them, as one on a server does not.
 */
export function scorerOfRun(configuration: unknown): KnowledgeScorer {
  const parsed = configurationSchema.safeParse(configuration)
  if (!parsed.success) {
    throw new UsageError(
      'How the world really is, is not known of this record: it is no evolution or evaluation in an embedded world.',
      'Leave --knowledge out.',
    )
  }
  const { host, tasks, prior } = parsed.data
  const world = parseWorldFile(JSON.stringify(host.world), 'in the record')
  const truth = worldTruth(world)
  const suite = suiteDependencies(Object.values(tasks), truth)
  const names = gameNames(world.version)
  const hasBook = prior !== 'none'
  const recipes = hasBook ? declaredRecipeBook(declaredByWorld(world)) : []
  const gridGuesses = hasBook ? null : createGridGuesses(names)
  const basis = learnerBasis(names, recipes, createHypotheses(names, recipes), gridGuesses)
  return {
    learnt: (knowledge) => {
      const experience = new Experience(knowledge)
      const items = [...experience.skills.values()].map(({ item }) => item)
      return scoreKnowledge(learntKnowledge(basis, experience), truth, suite, items)
    },
    full: () => scoreKnowledge(gameKnowledge(world.version), truth, suite, names.items),
  }
}
