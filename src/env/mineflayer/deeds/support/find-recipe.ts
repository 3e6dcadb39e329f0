import type { Bot } from 'mineflayer'
import type { CraftingRecipe } from '../../../subgoal.ts'
import { carriedCount } from './carried.ts'
import { declaredRecipes, layShapeless, settleRecipe } from './declared-recipes.ts'
import type { DeclaredRecipe } from '../../../declared-recipe.ts'

/** The recipe to use and the first ingredient that does not suffice, or null when no recipe makes the item. */
export function findRecipe(
  bot: Bot,
  item: string,
  count: number,
): { readonly recipe: CraftingRecipe; readonly missing: string | null } | null {
  const recipes = (declaredRecipes(bot) ?? registryRecipes(bot, item)).filter(
    (recipe) => recipe.result === item,
  )
  let best: { readonly recipe: CraftingRecipe; readonly missing: string | null } | null = null
  for (const recipe of recipes) {
    const times = Math.ceil(count / recipe.resultCount)
    const settled = settleRecipe(recipe, times, (name) => carriedCount(bot, name))
    if (settled.missing === null) {
      if (best?.missing !== null || gridSize(settled.recipe) < gridSize(best.recipe)) best = settled
    } else best ??= settled
  }
  return best
}

/** Cells along the longer side. Up to 2 fits the player's own grid. */
export function gridSize(recipe: CraftingRecipe): number {
  return Math.max(recipe.rows.length, ...recipe.rows.map((row) => row.length))
}

interface RegistryIngredient {
  readonly id?: number
}
interface RegistryRecipe {
  readonly result: { readonly id: number; readonly count: number }
  readonly inShape?: readonly (readonly (RegistryIngredient | number | null)[])[]
  readonly ingredients?: readonly (RegistryIngredient | number | null)[]
}

/** What minecraft-data lists for this version: used where the server declares nothing. */
function registryRecipes(bot: Bot, item: string): readonly DeclaredRecipe[] {
  const id = bot.registry.itemsByName[item]?.id
  if (id === undefined) return []
  const recipes =
    (bot.registry.recipes as unknown as Record<number, readonly RegistryRecipe[] | undefined>)[id] ?? []
  const choices = (cell: RegistryIngredient | number | null): readonly string[] | null => {
    const cellId = typeof cell === 'number' ? cell : cell?.id
    const name = cellId === undefined ? undefined : bot.registry.items[cellId]?.name
    return name === undefined ? null : [name]
  }
  return recipes.map((recipe) => ({
    rows: (recipe.inShape ?? layShapeless(recipe.ingredients ?? [])).map((row) => row.map(choices)),
    result: item,
    resultCount: recipe.result.count,
  }))
}
