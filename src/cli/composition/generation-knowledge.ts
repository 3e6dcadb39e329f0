import { z } from 'zod'
import { createHypotheses, gameNames, learnerBasis, learntKnowledge, recipeBook } from '../../agent/index.ts'
import { Experience } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import { worldTruth } from '../../env/embedded/referee/world-truth.ts'
import { parseWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { WorldFile } from '../../env/embedded/world-file/world-file.ts'
import { UsageError, storedTaskSchema } from '../../env/index.ts'
import type { Task } from '../../env/index.ts'
import type { KnowledgeScore } from '../../evolve/index.ts'
import { scoreKnowledge } from '../../evolve/index.ts'

/** Holds what an agent would know that starts from `knowledge`, the recipe book included, against a world. */
function scoreLearnt(knowledge: Knowledge, world: WorldFile, tasks: readonly Task[]): KnowledgeScore {
  const names = gameNames(world.version)
  const recipes = recipeBook(world.version)
  const basis = learnerBasis(names, recipes, createHypotheses(names, recipes))
  const experience = new Experience(knowledge)
  const learnt = [...experience.skills.values()].map(({ item }) => item)
  return scoreKnowledge(learntKnowledge(basis, experience), worldTruth(world), tasks, learnt)
}

const configurationSchema = z.looseObject({
  host: z.looseObject({ kind: z.literal('embedded'), world: z.looseObject({ name: z.string() }) }),
  tasks: z.record(z.string(), storedTaskSchema),
})

/**
 * The same, in the world and for the tasks that a run was configured for. Throws `UsageError` where the run does not say them, as one on
 * a server does not.
 */
export function scoreInRun(knowledge: Knowledge, configuration: unknown): KnowledgeScore {
  const parsed = configurationSchema.safeParse(configuration)
  if (!parsed.success) {
    throw new UsageError(
      'How the world really is, is not known of this record: it is no evolution or evaluation in an embedded world.',
      'Leave --knowledge out.',
    )
  }
  const { host, tasks } = parsed.data
  const world = parseWorldFile(JSON.stringify(host.world), 'in the record')
  return scoreLearnt(knowledge, world, Object.values(tasks))
}
