import { type ItemStack, createStack } from '../server/item-stack.ts'
import { bonusPercent, joinedDamage } from './repair.ts'

/** Item ids of which any one will do. */
export type Ingredient = readonly number[]

interface RecipeResult {
  readonly result: number
  readonly resultCount: number
}

/** Cells row by row from the top; null must be empty. May lie anywhere in the grid, also mirrored. */
export interface ShapedRecipe extends RecipeResult {
  readonly kind: 'shaped'
  readonly width: number
  readonly height: number
  readonly cells: readonly (Ingredient | null)[]
}

/** One item for each ingredient, wherever they lie. */
interface ShapelessRecipe extends RecipeResult {
  readonly kind: 'shapeless'
  readonly ingredients: readonly Ingredient[]
}

export type GridRecipe = ShapedRecipe | ShapelessRecipe

/** What lies in a grid makes this. */
export interface CraftingMatch {
  readonly result: ItemStack
  /** How many one use takes from each cell; left out: one of each. */
  readonly uses?: readonly number[]
  /** What stays of one use of each cell (an empty bucket for a milk bucket), by cell; null where nothing stays. */
  readonly remainders: readonly (number | null)[]
  /** Experience levels that it costs; left out: none. */
  readonly levels?: number
  /** Its place in a merchant's list; left out: it is no trade. */
  readonly trade?: number
}

type Grid = readonly (number | null)[]

/** Smallest rectangle of the grid that holds everything in it; null when the grid is empty. */
export interface GridContent {
  readonly width: number
  readonly height: number
  readonly cells: Grid
}

/** Cuts empty rows and columns off a square grid. */
export function trimGrid(grid: Grid): GridContent | null {
  const size = Math.round(Math.sqrt(grid.length))
  let [left, right, top, bottom] = [size, -1, size, -1]
  grid.forEach((item, index) => {
    if (item === null) return
    left = Math.min(left, index % size)
    right = Math.max(right, index % size)
    top = Math.min(top, Math.floor(index / size))
    bottom = Math.max(bottom, Math.floor(index / size))
  })
  if (right < 0) return null
  const cells: (number | null)[] = []
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) cells.push(grid[y * size + x] ?? null)
  }
  return { width: right - left + 1, height: bottom - top + 1, cells }
}

/** True when the content of a grid is this recipe. */
export function recipeMatches(recipe: GridRecipe, content: GridContent): boolean {
  if (recipe.kind === 'shapeless') return shapelessMatches(recipe, content)
  if (recipe.width !== content.width || recipe.height !== content.height) return false
  return shapedMatches(recipe, content, false) || shapedMatches(recipe, content, true)
}

function shapedMatches(recipe: ShapedRecipe, content: GridContent, mirrored: boolean): boolean {
  const { width, cells } = recipe
  return content.cells.every((item, index) => {
    const column = index % width
    const wanted = cells[mirrored ? index - column + (width - 1 - column) : index] ?? null
    return item === null ? wanted === null : (wanted?.includes(item) ?? false)
  })
}

function shapelessMatches(recipe: ShapelessRecipe, content: GridContent): boolean {
  const items = content.cells.filter((item) => item !== null)
  return items.length === recipe.ingredients.length && assigns(items, recipe.ingredients)
}

/** Finds a one-to-one assignment; the alternatives of a recipe are few and mostly disjoint, so it ends at once. */
function assigns(items: readonly number[], ingredients: readonly Ingredient[]): boolean {
  const [first, ...rest] = items
  if (first === undefined) return true
  return ingredients.some(
    (ingredient, index) => ingredient.includes(first) && assigns(rest, ingredients.toSpliced(index, 1)),
  )
}

/**
 * Two worn tools of one kind alone in a grid make one with the uses of both and 5 % more (vanilla
 * `RepairItemRecipe`); null for anything else. Their names are lost.
 */
export function repairInGrid(
  grid: readonly (ItemStack | null)[],
  maximumUses: (item: number) => number | null,
): ItemStack | null {
  const tools = grid.filter((stack) => stack !== null)
  if (tools.length !== 2) return null
  const [first, second] = tools as [ItemStack, ItemStack]
  const uses = maximumUses(first.item)
  if (first.item !== second.item || uses === null || first.count !== 1 || second.count !== 1) return null
  return createStack(first.item, 1, joinedDamage(first, second, uses, bonusPercent.grid))
}
