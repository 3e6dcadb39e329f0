import {
  FirstPlanPlanner,
  LearningMind,
  RetrievalMind,
  createHypotheses,
  createSymbolicPlanner,
  gameKnowledge,
  gameNames,
  learnerBasis,
  passThroughGuard,
  plannerOrderPolicy,
  recipeBook,
  staticMind,
  steadyMind,
} from '../../agent/index.ts'
import type { AgentParts, CaseMemory, LearnerBasis, Mind } from '../../agent/index.ts'
import { diagnoseAttempt, outcomeOnly } from '../../diagnosis/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { EpisodeStart } from '../../env/index.ts'
import type { Prior } from '../input/prior.ts'
import type { Ablation, Variant } from '../input/variant.ts'
import { wholeAgent } from '../input/variant.ts'

/** Makes minds for episodes, and says how attempts are diagnosed for them; loads the data of a version of the game once. */
export interface MindMaker extends Required<Pick<AgentParts, 'mindFor' | 'diagnose'>> {
  /** Loads what minds of this version will need. */
  readonly prepare: (minecraft: string) => void
}

/** What minds are made of. */
export interface MindDesign {
  readonly prior: Prior
  /** What minds start from where the prior leaves something to learn; `noKnowledge` for nothing. */
  readonly knowledge: Knowledge
  readonly variant: Variant
  /** What the baseline `retrieval` recalls from; null for all others. */
  readonly memory: CaseMemory | null
}

const parts = { guard: passThroughGuard, policy: plannerOrderPolicy }

/** Minds that are whole: nothing is left out and nothing put in the place of another. */
export function mindsOf(prior: Prior, knowledge: Knowledge): MindMaker {
  return designMinds({ prior, knowledge, variant: wholeAgent, memory: null })
}

/** Minds of any design. */
export function designMinds({ prior, knowledge, variant, memory }: MindDesign): MindMaker {
  const { ablate, baseline } = variant
  const diagnose = diagnosisWithout(ablate)
  if (prior === 'full') return { ...knowingMinds(ablate !== 'replanning'), diagnose }
  if (baseline === 'static') {
    const basisOf = learnerBases()
    const mindFor = ({ minecraft, state }: EpisodeStart): Mind =>
      staticMind(basisOf(minecraft), state, parts.guard, parts.policy)
    return { mindFor, prepare: basisOf, diagnose }
  }
  if (baseline === 'retrieval' && memory !== null) {
    const basisOf = learnerBases()
    const mindFor = ({ minecraft, state }: EpisodeStart): Mind =>
      new RetrievalMind({ basis: basisOf(minecraft), memory, state, ...parts })
    return { mindFor, prepare: basisOf, diagnose }
  }
  const { mindFor, prepare } = learningMinds(ablate)
  return { mindFor: (start) => mindFor(start, knowledge), prepare, diagnose }
}

/** How attempts are diagnosed by an agent that does without this part. */
export function diagnosisWithout(ablate: Ablation | null): typeof diagnoseAttempt {
  return ablate === 'diagnosis' ? diagnoseOutcome : diagnoseAttempt
}

/** Tells success from failure and no more. */
const diagnoseOutcome: typeof diagnoseAttempt = (attempt, context) =>
  outcomeOnly(diagnoseAttempt(attempt, context))

/** Minds that know the whole game beforehand and learn nothing. */
function knowingMinds(replans: boolean): Pick<MindMaker, 'mindFor' | 'prepare'> {
  const mindOf = once((minecraft): Mind =>
    steadyMind({ planner: createSymbolicPlanner(gameKnowledge(minecraft)), ...parts }),
  )
  if (replans) return { mindFor: ({ minecraft }) => mindOf(minecraft), prepare: mindOf }
  return {
    // A plan that is followed is that of one episode.
    mindFor: ({ minecraft }) =>
      steadyMind({
        planner: new FirstPlanPlanner(gameKnowledge(minecraft), 'symbolic-full@1 first plan'),
        ...parts,
      }),
    prepare: gameKnowledge,
  }
}

/** Makes minds that learn; loads the data of a version of the game once. */
interface LearningMindMaker extends Pick<MindMaker, 'prepare'> {
  readonly mindFor: (start: EpisodeStart, knowledge: Knowledge) => LearningMind
}

/** Minds that know the recipe book and the knowledge given; each learns for itself as its episode goes on, but for what is ablated. */
export function learningMinds(ablate: Ablation | null = null): LearningMindMaker {
  const basisOf = learnerBases()
  const replans = ablate !== 'replanning'
  const tracks = { skills: ablate !== 'skills', guardrails: ablate !== 'guardrails' }
  return {
    mindFor: ({ minecraft, state }, knowledge) =>
      new LearningMind({ basis: basisOf(minecraft), knowledge, state, replans, tracks, ...parts }),
    prepare: basisOf,
  }
}

function learnerBases(): (minecraft: string) => LearnerBasis {
  return once((minecraft) => {
    const names = gameNames(minecraft)
    const recipes = recipeBook(minecraft)
    return learnerBasis(names, recipes, createHypotheses(names, recipes))
  })
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
