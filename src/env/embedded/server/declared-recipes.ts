import { cookersByBlock } from '../rules/cooking.ts'
import { pointsOfSmelting } from '../rules/experience.ts'
import type { Ingredient } from '../rules/crafting-recipe.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { createStonecutting } from '../rules/stonecutting.ts'
import { toNotch } from './item-notch.ts'
import { createStack } from './item-stack.ts'

/** One entry of the `declare_recipes` packet. */
export interface DeclaredRecipe {
  readonly type: string
  readonly recipeId: string
  readonly data?: object
}

/** Types of smelting recipes, and the block that smelts by them. */
const cookers = [
  ['smelting', 'furnace'],
  ['blasting', 'blast_furnace'],
  ['smoking', 'smoker'],
] as const

/** All grid, furnace and stonecutter recipes of the rules, shifts included, as the client's recipe book wants them. */
export function declaredRecipes(rules: GameRules): readonly DeclaredRecipe[] {
  const uses = new Map<string, number>()
  const idFor = (prefix: string, item: number): string => {
    const name = `${prefix}${rules.itemName(item)}`
    const times = uses.get(name) ?? 0
    uses.set(name, times + 1)
    return `minecraft:${name}${times === 0 ? '' : `_${times + 1}`}`
  }
  const declared: DeclaredRecipe[] = rules.recipes.map((recipe) => {
    const recipeId = idFor('', recipe.result)
    const result = toNotch(createStack(recipe.result, recipe.resultCount))
    if (recipe.kind === 'shapeless') {
      const ingredients = recipe.ingredients.map(alternatives)
      return {
        type: 'minecraft:crafting_shapeless',
        recipeId,
        data: { group: '', ingredients, result },
      }
    }
    const { width, height, cells } = recipe
    const rows = Array.from({ length: height }, (_, y) =>
      cells.slice(y * width, (y + 1) * width).map((cell) => alternatives(cell ?? [])),
    )
    return {
      type: 'minecraft:crafting_shaped',
      recipeId,
      data: { width, height, group: '', ingredients: rows, result },
    }
  })
  declared.push({ type: 'minecraft:crafting_special_repairitem', recipeId: 'minecraft:repair_item' })
  declared.push({ type: 'minecraft:crafting_special_armordye', recipeId: 'minecraft:armor_dye' })
  const inputs = Object.keys(rules.registry.items).map(Number)
  for (const [type, cooker] of cookers) {
    const cooking = cookersByBlock[cooker](rules)
    for (const input of inputs) {
      const smelting = cooking.smelting(input)
      if (smelting === null) continue
      declared.push({
        type: `minecraft:${type}`,
        recipeId: idFor(`${type}_${rules.itemName(input)}_to_`, smelting.result),
        data: {
          group: '',
          ingredient: alternatives([input]),
          result: toNotch(createStack(smelting.result)),
          experience: pointsOfSmelting(rules.itemName(input)),
          cookTime: smelting.ticks,
        },
      })
    }
  }
  for (const [input, cuts] of createStonecutting(rules.registry)) {
    for (const { result, count } of cuts) {
      declared.push({
        type: 'minecraft:stonecutting',
        recipeId: idFor(`stonecutting_${rules.itemName(input)}_to_`, result),
        data: { group: '', ingredient: alternatives([input]), result: toNotch(createStack(result, count)) },
      })
    }
  }
  return declared
}

function alternatives(items: Ingredient): readonly object[] {
  return items.map((item) => toNotch(createStack(item)))
}
