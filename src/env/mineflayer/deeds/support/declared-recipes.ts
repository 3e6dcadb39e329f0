import type { Bot } from 'mineflayer'
import type { DeclaredRecipe } from '../../../declared-recipe.ts'
import { isWithinGrid, mostChoicesOfCell, mostDeclaredRecipes } from '../../../declared-recipe.ts'
import type { CraftingRecipe } from '../../../subgoal.ts'

interface SlotItem {
  readonly itemId?: number
  readonly itemCount?: number
}
interface RecipePacketEntry {
  readonly type: string
  readonly data?: {
    readonly width?: number
    readonly height?: number
    readonly ingredients?: readonly unknown[]
    readonly result?: SlotItem
  }
}

const declaredByClient = new WeakMap<object, readonly DeclaredRecipe[]>()

/** Choices of all cells together; what is beyond is dropped. Vanilla has some ten thousand. */
const mostChoices = 400_000

/**
 * Keeps the crafting recipes that the server declares at login. Call it as soon as the bot is made: the packet comes
 * once, before the spawn.
 */
export function keepDeclaredRecipes(bot: Bot): void {
  const client = bot._client as unknown as {
    on(event: string, listener: (packet: { readonly recipes?: readonly RecipePacketEntry[] }) => void): void
  }
  client.on('declare_recipes', (packet) => {
    const nameOf = (id: number | undefined): string | null =>
      id === undefined ? null : (bot.registry.items[id]?.name ?? null)
    declaredByClient.set(bot._client, parseDeclaredRecipes(packet.recipes ?? [], nameOf))
  })
}

/** The recipes the server declared, or null if it declared none (as from 1.21.2 on) or nobody listened. */
export function declaredRecipes(bot: Bot): readonly DeclaredRecipe[] | null {
  return declaredByClient.get(bot._client) ?? null
}

/** Reads shaped and shapeless recipes from the packet's entries; leaves out what it cannot read. */
export function parseDeclaredRecipes(
  entries: readonly RecipePacketEntry[],
  nameOf: (id: number | undefined) => string | null,
): readonly DeclaredRecipe[] {
  const recipes: DeclaredRecipe[] = []
  let choices = 0
  for (const { type, data } of entries.slice(0, mostDeclaredRecipes)) {
    const result = nameOf(data?.result?.itemId)
    if (data === undefined || result === null || data.ingredients === undefined) continue
    const cells = rowsOf(type, data.ingredients, data.width ?? 0)
    if (cells === null) continue
    const rows = cells.map((row) => row.map((cell) => choicesOf(cell, nameOf)))
    const recipe = { rows, result, resultCount: data.result?.itemCount ?? 1 }
    for (const cell of rows.flat()) choices += cell?.length ?? 0
    if (choices > mostChoices) break
    if (isWithinGrid(recipe)) recipes.push(recipe)
  }
  return recipes
}

/**
 * Rows of ingredients. On the wire they come row after row; minecraft-protocol nests them, in some versions by the height and in others
 * by the width, so only their order is to be trusted.
 */
function rowsOf(
  type: string,
  ingredients: readonly unknown[],
  width: number,
): readonly (readonly unknown[])[] | null {
  const kind = type.replace('minecraft:', '')
  if (kind === 'crafting_shapeless') return layShapeless(ingredients)
  if (kind !== 'crafting_shaped' || width < 1 || width > 3) return null
  const cells = isNested(ingredients) ? ingredients.flat() : ingredients
  const rows: unknown[][] = []
  for (let start = 0; start < cells.length; start += width) rows.push(cells.slice(start, start + width))
  return rows
}

/** A cell is a list of items; nested are lists of cells. */
function isNested(ingredients: readonly unknown[]): ingredients is readonly (readonly unknown[])[] {
  return ingredients.every(
    (first) => Array.isArray(first) && first.length > 0 && first.every((cell) => Array.isArray(cell)),
  )
}

/** Up to four ingredients in a square of two, so that they fit the hand's grid; more in rows of three. */
export function layShapeless<Cell>(ingredients: readonly Cell[]): Cell[][] {
  const width = ingredients.length <= 4 ? 2 : 3
  const rows: Cell[][] = []
  for (let start = 0; start < ingredients.length; start += width)
    rows.push(ingredients.slice(start, start + width))
  return rows
}

function choicesOf(
  cell: unknown,
  nameOf: (id: number | undefined) => string | null,
): readonly string[] | null {
  if (!Array.isArray(cell)) return null
  const names = (cell as readonly SlotItem[])
    .slice(0, mostChoicesOfCell)
    .map((item) => nameOf(item.itemId))
    .filter((name) => name !== null)
  return names.length === 0 ? null : [...new Set(names)]
}

/** A recipe with one item for each cell, of those carried, or what is missing. */
export function settleRecipe(
  recipe: DeclaredRecipe,
  times: number,
  carried: (item: string) => number,
): { readonly recipe: CraftingRecipe; readonly missing: string | null } {
  const left = new Map<string, number>()
  const leftOf = (item: string): number => left.get(item) ?? carried(item)
  let missing: string | null = null
  const rows = recipe.rows.map((row) =>
    row.map((choices) => {
      if (choices === null) return null
      let chosen = choices[0]!
      for (const choice of choices) if (leftOf(choice) > leftOf(chosen)) chosen = choice
      if (leftOf(chosen) < times) missing ??= chosen
      left.set(chosen, leftOf(chosen) - times)
      return chosen
    }),
  )
  return { recipe: { rows, result: recipe.result, resultCount: recipe.resultCount }, missing }
}
