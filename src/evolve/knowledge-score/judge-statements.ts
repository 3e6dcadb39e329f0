import type { DependencyKind } from './dependencies.ts'
import { burnTolerance, isDepthTrue } from './judge-dependency.ts'
import type { Stated } from './stated.ts'
import { areToolsTrue, isTrueSource } from './true-operator.ts'
import type { Truth } from './truth.ts'

/** Something that a planner takes for granted, held against the world. */
export interface JudgedStatement {
  readonly kind: DependencyKind
  /** For people, e.g. `mine iron_ore for iron_ore with a bare hand`. */
  readonly text: string
  readonly isTrue: boolean
}

/**
 * Every statement, judged: each way to an item (`recipe` or `source`); of each true way of mining its tools, as one; each fuel with its
 * time; each ore's height. A fuel is false if it does not burn, or goes out sooner than is said; one that burns longer lets nobody down.
 */
export function judgeStatements(stated: Stated, truth: Truth): readonly JudgedStatement[] {
  const statements: JudgedStatement[] = []
  for (const [key, operators] of stated.operators) {
    for (const operator of operators) {
      const isSource = isTrueSource(operator, truth)
      statements.push({
        kind: operator.kind === 'craft' ? 'recipe' : 'source',
        text: operator.kind === 'craft' ? `${key} of ${ingredientsOf(operator)}` : key,
        isTrue: isSource,
      })
      if (operator.kind !== 'mine' || !isSource) continue
      const { tools, uselessTools = [] } = operator
      const useless = uselessTools.length === 0 ? '' : `, not with ${uselessTools.map(inHand).join(', ')}`
      statements.push({
        kind: 'tool',
        text: `${key} with ${(tools ?? [null]).map(inHand).join(', ')}${useless}`,
        isTrue: areToolsTrue(operator, truth),
      })
    }
  }
  for (const { item, burnTicks } of stated.fuels) {
    statements.push({
      kind: 'fuel',
      text: `${item} burns ${Math.round(burnTicks)} ticks`,
      isTrue: burnTicks <= (truth.fuels[item] ?? 0) * (1 + burnTolerance),
    })
  }
  for (const [ore, height] of Object.entries(stated.depths)) {
    const isTrue = isDepthTrue(ore, stated, truth)
    if (isTrue !== null) statements.push({ kind: 'depth', text: `${ore} at height ${height}`, isTrue })
  }
  return statements
}

function inHand(tool: string | null): string {
  return tool ?? 'a bare hand'
}

function ingredientsOf({
  ingredients,
}: {
  readonly ingredients: readonly { readonly alternatives: readonly string[]; readonly count: number }[]
}): string {
  return ingredients.map(({ alternatives, count }) => `${count} ${alternatives[0]!}`).join(', ')
}
