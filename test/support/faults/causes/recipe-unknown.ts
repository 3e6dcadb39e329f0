import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { allFor, crafts } from '../recipes.ts'
import { freeCells } from '../targets.ts'

/** The world file has taken the recipe away, or made another of it; the ingredients of the old one are carried. */
const shiftedRecipe: CaseGenerator = {
  name: 'shifted-recipe',
  draw: (draw) => {
    const chosen = draw.pick(crafts.filter(({ recipe }) => !/_planks$/.test(recipe.result)))
    const { recipe } = chosen
    const isRemoved = draw.chance(0.5)
    const strange = draw.some(['clay_ball', 'blaze_rod', 'bone', 'ink_sac', 'slime_ball'], 2)
    const isGiven = !isRemoved || draw.chance(0.6)
    const [table] = freeCells(draw, 1, 2, 6)
    return {
      title: `craft ${recipe.result}, whose recipe is ${isRemoved ? 'removed' : 'replaced'} here${isGiven ? ', as it was elsewhere' : ''}`,
      arena: {
        ...drawArena(draw),
        rules: {
          recipes: isRemoved
            ? { remove: [recipe.result] }
            : { replace: { [recipe.result]: [{ ingredients: strange, result: recipe.result }] } },
        },
      },
      subgoals: [
        {
          kind: 'craft',
          item: recipe.result,
          count: 1,
          budgetTicks: draw.whole(300, 900),
          ...(isGiven && { recipe }),
        },
      ],
      build: (stage) => {
        stage.put('crafting_table', table!.x, 0, table!.z)
      },
      arrange: (stage) => {
        for (const [item, count] of Object.entries(allFor(chosen, draw.whole(1, 3)))) stage.give(item, count)
      },
      verify: (stage) => (stage.carried(recipe.result) === 0 ? null : 'it was crafted all the same'),
    }
  },
}

/** Something that nobody crafts. */
const uncraftable: CaseGenerator = {
  name: 'no-recipe',
  draw: (draw) => {
    const item = draw.pick([
      'saddle',
      'ender_pearl',
      'cobblestone',
      'oak_log',
      'feather',
      'string',
      'blaze_rod',
      'name_tag',
    ])
    const [table] = freeCells(draw, 1, 2, 6)
    return {
      title: `craft ${item}, which has no recipe`,
      arena: drawArena(draw),
      subgoals: [{ kind: 'craft', item, count: draw.whole(1, 3), budgetTicks: draw.whole(200, 600) }],
      build: (stage) => {
        if (draw.chance(0.5)) stage.put('crafting_table', table!.x, 0, table!.z)
      },
      arrange: (stage) => {
        for (const other of ['stick', 'leather', 'iron_ingot']) stage.give(other, draw.whole(1, 9))
      },
      verify: (stage) => (stage.carried(item) === 0 ? null : 'it was crafted all the same'),
    }
  },
}

export const recipeUnknown: readonly CaseGenerator[] = [shiftedRecipe, shiftedRecipe, uncraftable]
