import { pointsOfSmelting } from '../rules/experience.ts'
import type { Ingredient } from '../rules/crafting-recipe.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { toNotch } from './item-notch.ts'
import { createStack } from './item-stack.ts'

/** One entry of the `declare_recipes` packet. */
export interface DeclaredRecipe {
  readonly type: string
  readonly recipeId: string
  readonly data?: object
}

/** All grid and furnace recipes of the rules, shifts included, as the client's recipe book wants them. */
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
  for (const input of Object.keys(rules.registry.items).map(Number)) {
    const smelting = rules.smelting(input)
    if (smelting === null) continue
    declared.push({
      type: 'minecraft:smelting',
      recipeId: idFor(`smelting_${rules.itemName(input)}_to_`, smelting.result),
      data: {
        group: '',
        ingredient: alternatives([input]),
        result: toNotch(createStack(smelting.result)),
        experience: pointsOfSmelting(rules.itemName(input)),
        cookTime: smelting.ticks,
      },
    })
  }
  return declared
}

function alternatives(items: Ingredient): readonly object[] {
  return items.map((item) => toNotch(createStack(item)))
}
