import type { CraftOperator, Ingredient } from './game-knowledge.ts'

/** A recipe as minecraft-data lists it, with names in place of ids. */
export interface NamedRecipe {
  readonly rows: readonly (readonly (string | null)[])[]
  readonly item: string
  readonly yields: number
}

/**
 * Items that vanilla lets a recipe mix (its item tags). minecraft-data lists one recipe per member; recipes that differ
 * only within a class are one recipe.
 */
const mixableClasses: readonly { readonly name: string; readonly member: RegExp }[] = [
  { name: 'planks', member: /_planks$/ },
  { name: 'stone-materials', member: /^(cobblestone|cobbled_deepslate|blackstone)$/ },
  { name: 'coals', member: /^(coal|charcoal)$/ },
]

/** Merges the recipes of one item into operators. Order of alternatives follows the data. */
export function craftingOperators(recipes: readonly NamedRecipe[]): readonly CraftOperator[] {
  const groups = new Map<string, NamedRecipe[]>()
  for (const recipe of recipes) {
    const key = JSON.stringify([recipe.yields, recipe.rows.map((row) => row.map(classOf))])
    const group = groups.get(key)
    if (group) group.push(recipe)
    else groups.set(key, [recipe])
  }
  return [...groups.values()].map(mergeRecipes)
}

function mergeRecipes(recipes: readonly NamedRecipe[]): CraftOperator {
  const [first] = recipes as [NamedRecipe]
  const ingredients: { alternatives: Set<string>; count: number }[] = []
  const indexByClass = new Map<string, number>()
  const rows = first.rows.map((row, y) =>
    row.map((cell, x) => {
      if (cell === null) return null
      const name = classOf(cell) ?? cell
      let index = indexByClass.get(name)
      if (index === undefined) {
        index = ingredients.push({ alternatives: new Set(), count: 0 }) - 1
        indexByClass.set(name, index)
      }
      const ingredient = ingredients[index]!
      ingredient.count++
      for (const { rows } of recipes) {
        const alternative = rows[y]?.[x]
        if (alternative) ingredient.alternatives.add(alternative)
      }
      return index
    }),
  )
  return {
    kind: 'craft',
    item: first.item,
    yields: first.yields,
    ingredients: ingredients.map(({ alternatives, count }): Ingredient => ({
      alternatives: [...alternatives],
      count,
    })),
    rows,
    needsTable: rows.length > 2 || rows.some((row) => row.length > 2),
  }
}

function classOf(item: string | null): string | null {
  if (item === null) return null
  return mixableClasses.find(({ member }) => member.test(item))?.name ?? item
}
