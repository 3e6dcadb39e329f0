import {
  LearningMind,
  createHypotheses,
  createSymbolicPlanner,
  gameKnowledge,
  gameNames,
  learnerBasis,
  passThroughGuard,
  plannerOrderPolicy,
  recipeBook,
  steadyMind,
} from '../../agent/index.ts'
import type { AgentParts, LearnerBasis, Mind } from '../../agent/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { EpisodeStart } from '../../env/index.ts'
import type { Prior } from '../input/prior.ts'

/** Makes minds for episodes; loads the data of a version of the game once. */
export interface MindMaker {
  readonly mindFor: AgentParts['mindFor']
  /** Loads what minds of this version will need. */
  readonly prepare: (minecraft: string) => void
}

const parts = { guard: passThroughGuard, policy: plannerOrderPolicy }

/** Minds of one prior, that start from `knowledge` where the prior leaves something to learn. */
export function mindsOf(prior: Prior, knowledge: Knowledge): MindMaker {
  if (prior === 'full') return knowingMinds()
  const { mindFor, prepare } = learningMinds()
  return { mindFor: (start) => mindFor(start, knowledge), prepare }
}

/** Minds that know the whole game beforehand and learn nothing. */
function knowingMinds(): MindMaker {
  const mindOf = once((minecraft): Mind =>
    steadyMind({ planner: createSymbolicPlanner(gameKnowledge(minecraft)), ...parts }),
  )
  return { mindFor: ({ minecraft }) => mindOf(minecraft), prepare: mindOf }
}

/** Makes minds that learn; loads the data of a version of the game once. */
interface LearningMindMaker extends Pick<MindMaker, 'prepare'> {
  readonly mindFor: (start: EpisodeStart, knowledge: Knowledge) => LearningMind
}

/** Minds that know the recipe book and the knowledge given; each learns for itself as its episode goes on. */
export function learningMinds(): LearningMindMaker {
  const basisOf = once((minecraft): LearnerBasis => {
    const names = gameNames(minecraft)
    const recipes = recipeBook(minecraft)
    return learnerBasis(names, recipes, createHypotheses(names, recipes))
  })
  return {
    mindFor: ({ minecraft, state }, knowledge) =>
      new LearningMind({ basis: basisOf(minecraft), knowledge, state, ...parts }),
    prepare: basisOf,
  }
}

function once<Result>(make: (minecraft: string) => Result): (minecraft: string) => Result {
  const made = new Map<string, Result>()
  return (minecraft) => {
    let result = made.get(minecraft)
    if (result === undefined) {
      result = make(minecraft)
      made.set(minecraft, result)
    }
    return result
  }
}
