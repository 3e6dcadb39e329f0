import {
  FirstPlanPlanner,
  LearningMind,
  RetrievalMind,
  createGridGuesses,
  createHypotheses,
  createStyledPlanner,
  createSymbolicPlanner,
  declaredRecipeBook,
  gameKnowledge,
  gameNames,
  learnerBasis,
  passThroughGuard,
  plannerOrderPolicy,
  recipeBook,
  remembered,
  staticMind,
  steadyMind,
} from '../../agent/index.ts'
import type { AgentParts, CaseMemory, LearnerBasis, Mind } from '../../agent/index.ts'
import { diagnoseAttempt, outcomeOnly } from '../../diagnosis/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { EpisodeStart } from '../../env/index.ts'
import type { LearningPrior, Prior } from '../input/prior.ts'
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
  /** True where the agent plays to learn (see `LearningOptions`); false by default. */
  readonly isCurious?: boolean
  /** In which share of the episodes each guardrail is put to the test; left out: as often as it needs to be (see `LearningOptions`). */
  readonly probing?: number | undefined
  /** What the baseline `retrieval` recalls from; null for all others. */
  readonly memory: CaseMemory | null
  /** True where the planner says besides what it would do in other styles; only the prior `full` does so far. Left out: false. */
  readonly isStyled?: boolean
}

const parts = { guard: passThroughGuard, policy: plannerOrderPolicy }

/** Minds that are whole: nothing is left out and nothing put in the place of another. */
export function mindsOf(prior: Prior, knowledge: Knowledge): MindMaker {
  return designMinds({ prior, knowledge, variant: wholeAgent, memory: null })
}

/** Minds of any design. */
export function designMinds({
  prior,
  knowledge,
  variant,
  isCurious = false,
  probing,
  memory,
  isStyled,
}: MindDesign): MindMaker {
  const { ablate, baseline } = variant
  const diagnose = diagnosisWithout(ablate)
  if (prior === 'full') return { ...knowingMinds(ablate !== 'replanning', isStyled), diagnose }
  if (baseline === 'static') {
    const basisOf = learnerBases(prior)
    const mindFor = (start: EpisodeStart): Mind =>
      staticMind(basisOf(start), start.state, parts.guard, parts.policy)
    return { mindFor, prepare: prepareNames, diagnose }
  }
  if (baseline === 'retrieval' && memory !== null) {
    const basisOf = learnerBases(prior)
    const mindFor = (start: EpisodeStart): Mind =>
      new RetrievalMind({ basis: basisOf(start), memory, state: start.state, ...parts })
    return { mindFor, prepare: prepareNames, diagnose }
  }
  const { mindFor, prepare } = learningMinds(prior, ablate, isCurious, probing)
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
function knowingMinds(replans: boolean, isStyled = false): Pick<MindMaker, 'mindFor' | 'prepare'> {
  const mindOf = remembered((minecraft): Mind =>
    steadyMind({
      planner: (isStyled ? createStyledPlanner : createSymbolicPlanner)(gameKnowledge(minecraft)),
      ...parts,
    }),
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

/**
 * Minds that know what the prior gives and the knowledge given; each learns for itself as its episode goes on, but for what is ablated; curious
 * ones play to learn. `probing` as in `LearningOptions`.
 */
export function learningMinds(
  prior: LearningPrior,
  ablate: Ablation | null = null,
  isCurious = false,
  probing?: number,
): LearningMindMaker {
  const basisOf = learnerBases(prior)
  const replans = ablate !== 'replanning'
  const tracks = { skills: ablate !== 'skills', guardrails: ablate !== 'guardrails' }
  return {
    mindFor: (start, knowledge) =>
      new LearningMind({
        basis: basisOf(start),
        knowledge,
        state: start.state,
        replans,
        tracks,
        isCurious,
        ...(probing === undefined ? {} : { probing }),
        ...parts,
      }),
    prepare: prepareNames,
  }
}

/** Loads the data of a version; which recipes there are, only the world tells. */
function prepareNames(minecraft: string): void {
  gameNames(minecraft)
}

/** Bases that are kept: one for each version and list of recipes. */
const mostBases = 8

type BasisOf = (start: Pick<EpisodeStart, 'minecraft' | 'recipes'>) => LearnerBasis

/**
 * The recipe book is what the server declares, and the version's own where it declares none. With the prior `none` there is no book: what a
 * grid makes is found out by trying.
 */
function learnerBases(prior: LearningPrior): BasisOf {
  const made = new Map<string, LearnerBasis>()
  return ({ minecraft, recipes: declared }) => {
    const hasBook = prior === 'recipes'
    const key = hasBook ? `${minecraft} ${JSON.stringify(declared)}` : minecraft
    let basis = made.get(key)
    if (basis === undefined) {
      const names = gameNames(minecraft)
      const recipes = !hasBook ? [] : declared === null ? recipeBook(minecraft) : declaredRecipeBook(declared)
      const gridGuesses = hasBook ? null : createGridGuesses(names)
      basis = learnerBasis(names, recipes, createHypotheses(names, recipes), gridGuesses)
      const [oldest] = made.keys()
      if (made.size >= mostBases && oldest !== undefined) made.delete(oldest)
      made.set(key, basis)
    }
    return basis
  }
}
