import type { GameKnowledge } from '../../agent/index.ts'
import type { Dependency, DependencyKind, SuiteDependencies } from './dependencies.ts'
import { dependencyKinds } from './dependencies.ts'
import { isStated } from './judge-dependency.ts'
import type { JudgedStatement } from './judge-statements.ts'
import { judgeStatements } from './judge-statements.ts'
import { statedBy } from './stated.ts'
import type { Truth } from './truth.ts'

/** How many of something are right. */
export interface Share {
  readonly right: number
  readonly of: number
  /** 0 to 1; 1 of nothing. */
  readonly share: number
}

/** A dependency, and whether the knowledge states it. */
export interface JudgedDependency extends Dependency {
  readonly isStated: boolean
}

/** What a knowledge base is worth for a suite in a world. */
export interface KnowledgeScore {
  /** Dependencies that have to be learnt: the headline. */
  readonly learnt: Share
  /** Those that the recipe book shows included. */
  readonly all: Share
  /** Of those to be learnt and those given alike. */
  readonly kinds: readonly { readonly kind: DependencyKind; readonly share: Share }[]
  readonly dependencies: readonly JudgedDependency[]
  /** Statements that do not come from the recipe book, about whatever thing, and how many of them are false. */
  readonly statements: { readonly made: number; readonly wrong: number; readonly wrongShare: number }
  /** Recipes, likewise. */
  readonly recipes: { readonly made: number; readonly wrong: number; readonly wrongShare: number }
  readonly wrong: readonly JudgedStatement[]
  /** Tasks that cannot be done in this world: their dependencies are not counted. */
  readonly unreachable: readonly string[]
}

/**
 * Holds what a planner knows against how the world is, and what a suite hangs on there (`suiteDependencies`). `items` are the things besides those of the suite of which every statement is
 * judged: the learner's skills. Pure.
 */
export function scoreKnowledge(
  game: GameKnowledge,
  truth: Truth,
  { dependencies, unreachable }: SuiteDependencies,
  items: Iterable<string>,
): KnowledgeScore {
  const needed = dependencies.flatMap(({ need }) => need?.accepted.map(({ item }) => item) ?? [])
  const stated = statedBy(game, [...needed, ...items], Object.keys(truth.ores))
  const judged = dependencies.map((dependency) => ({
    ...dependency,
    isStated: isStated(dependency, stated, truth),
  }))
  const statements = judgeStatements(stated, truth)
  return {
    learnt: shareOf(judged.filter(({ isGiven }) => !isGiven)),
    all: shareOf(judged),
    kinds: dependencyKinds.map((kind) => ({
      kind,
      share: shareOf(judged.filter((dependency) => dependency.kind === kind)),
    })),
    dependencies: judged,
    statements: countWrong(statements.filter(({ kind }) => kind !== 'recipe')),
    recipes: countWrong(statements.filter(({ kind }) => kind === 'recipe')),
    wrong: statements.filter(({ isTrue }) => !isTrue),
    unreachable,
  }
}

function shareOf(dependencies: readonly JudgedDependency[]): Share {
  const right = dependencies.filter((dependency) => dependency.isStated).length
  const of = dependencies.length
  return { right, of, share: of === 0 ? 1 : right / of }
}

function countWrong(statements: readonly JudgedStatement[]): KnowledgeScore['statements'] {
  const made = statements.length
  const wrong = statements.filter(({ isTrue }) => !isTrue).length
  return { made, wrong, wrongShare: made === 0 ? 0 : wrong / made }
}
