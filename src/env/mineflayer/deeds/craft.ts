import type { Obstacle } from '../../attempt.ts'
import type { CraftingRecipe } from '../../subgoal.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { carriedCount } from './support/carried.ts'
import {
  describeGrid,
  emptyGrid,
  fillGrid,
  layOut,
  resultSlot,
  takeResults,
} from './support/crafting-grid.ts'
import { findRecipe, gridSize } from './support/find-recipe.ts'
import { isDeclared } from './support/is-declared.ts'
import { itemIn } from './support/inventory-window.ts'
import { makeRoomFor } from './support/make-room.ts'
import { obstacle } from './support/obstacle.ts'
import { openGrid } from './support/open-grid.ts'
import { abandonWindow, closeWindow } from './support/open-window.ts'
import { tryGrids } from './support/try-grids.ts'
import { waitUntil } from './support/wait-until.ts'

/** Pieces of an ingredient beyond what is needed from which on it may be walked on. */
const sparePieces = 16

/** Crafts by laying out the recipe with clicks, in the hand's grid or at a known table, and taking the result. */
export const craft: Deed<'craft'> = async (context, subgoal) => {
  const { bot } = context
  const { item } = subgoal
  if (subgoal.trials !== undefined) return tryGrids(context, item, subgoal.trials)
  const wanted = (context.preState.inventory[item] ?? 0) + subgoal.count
  for (let round = 0; carriedCount(bot, item) < wanted; round++) {
    const before = carriedCount(bot, item)
    const missingCount = wanted - before
    const found = subgoal.recipe === undefined ? findRecipe(bot, item, missingCount) : null
    const recipe = subgoal.recipe ?? found?.recipe
    if (recipe === undefined) return obstacle('recipe-unknown', item, `No recipe for ${item} is known.`)
    const times = Math.ceil(missingCount / recipe.resultCount)
    const short = shortage(context, recipe, times)
    if (short !== null) return short
    if (!(await makeRoomFor(context, item)))
      return obstacle('inventory-full', item, `There is no room for the ${item}.`)
    const failed = await craftBatch(context, recipe, item, Math.min(times, batchLimit(context, recipe)))
    if (failed !== null) return failed
    if (carriedCount(bot, item) <= before) {
      return obstacle('craft-failed', item, `The ${item} was taken from the grid and did not arrive.`)
    }
  }
  return null
}

/** The first ingredient of which too little is carried. */
function shortage(context: DeedContext, recipe: CraftingRecipe, times: number): Obstacle | null {
  for (const [ingredient, slots] of layOut(recipe, 3)) {
    const needed = slots.length * times
    const carried = carriedCount(context.bot, ingredient)
    if (carried < needed) {
      return obstacle(
        'missing-item',
        ingredient,
        `${needed} ${ingredient} are needed and ${carried} are carried.`,
      )
    }
  }
  return null
}

/** Ingredients of which little more than needed is carried. */
function scarceIngredients(context: DeedContext, recipe: CraftingRecipe, times: number): readonly string[] {
  return [...layOut(recipe, 3)]
    .filter(([name, slots]) => carriedCount(context.bot, name) < slots.length * times + sparePieces)
    .map(([name]) => name)
}

/** Uses that fit the grid at once: no cell takes more than a stack. */
function batchLimit(context: DeedContext, recipe: CraftingRecipe): number {
  const sizes = [...layOut(recipe, 3).keys()].map(
    (name) => context.bot.registry.itemsByName[name]?.stackSize ?? 64,
  )
  return Math.max(1, Math.min(64, ...sizes))
}

async function craftBatch(
  context: DeedContext,
  recipe: CraftingRecipe,
  item: string,
  times: number,
): Promise<Obstacle | null> {
  const declared = isDeclared(context.bot, recipe)
  context.trace('craft-start', { item, declared, resultCount: recipe.resultCount })
  const opened = await openGrid(context, gridSize(recipe), scarceIngredients(context, recipe, times))
  if ('kind' in opened) return opened
  let settled = false
  try {
    const filled = await fillGrid(context, opened, recipe, times)
    const taken = filled ? await takeResults(context, opened, item, times) : 0
    // What stands there now was not taken: nothing, another item, or a result that the server did not give.
    const shown = taken > 0 ? item : (itemIn(opened.window, resultSlot)?.name ?? null)
    context.trace('craft-end', { item, count: taken, filled, shown })
    const lay = describeGrid(opened)
    await emptyGrid(context, opened)
    await closeWindow(context, opened.window)
    settled = true
    await waitUntil(context, 5, () => carriedCount(context.bot, item) > 0)
    if (taken > 0) return null
    if (filled && declared !== 'yes' && shown !== item) {
      const told = declared === 'no' ? 'the server declares no such recipe' : 'the server made nothing of it'
      return obstacle('recipe-unknown', item, `In the grid lay: ${lay}; ${told}.`)
    }
    const why = filled ? 'no result appeared' : 'the server refused a click'
    return obstacle('craft-failed', item, `${why}; in the grid lay: ${lay}.`)
  } finally {
    if (!settled) abandonWindow(context, opened.window)
  }
}
