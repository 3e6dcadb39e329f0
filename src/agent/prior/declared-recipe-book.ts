import type { DeclaredRecipe } from '../../env/index.ts'
import type { CraftOperator } from './game-knowledge.ts'

/** The recipes that a server declared, as operators. Cells that take the same items are one ingredient. */
export function declaredRecipeBook(recipes: readonly DeclaredRecipe[]): readonly CraftOperator[] {
  return recipes.map(operatorOf)
}

function operatorOf({ rows, result, resultCount }: DeclaredRecipe): CraftOperator {
  const ingredients: { readonly alternatives: readonly string[]; count: number }[] = []
  const indexByChoices = new Map<string, number>()
  const cells = rows.map((row) =>
    row.map((choices) => {
      if (choices === null) return null
      const key = choices.toSorted().join(' ')
      const index = indexByChoices.get(key) ?? ingredients.push({ alternatives: choices, count: 0 }) - 1
      indexByChoices.set(key, index)
      ingredients[index]!.count++
      return index
    }),
  )
  return {
    kind: 'craft',
    item: result,
    yields: resultCount,
    ingredients,
    rows: cells,
    needsTable: rows.length > 2 || rows.some((row) => row.length > 2),
  }
}
