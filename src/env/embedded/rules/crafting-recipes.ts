import type { GridRecipe, Ingredient, ShapedRecipe } from './crafting-recipe.ts'
import type { GameRegistry, RegistryRecipe } from './game-registry.ts'
import type { RecipeShift, RuleShifts } from './rule-shifts.ts'

type ItemId = (name: string) => number

/**
 * Every grid recipe of a version: minecraft-data's, which lists a recipe once per alternative, folded so that
 * alternatives may be mixed as vanilla's tags allow; then the world's shifts.
 */
export function createRecipes(
  registry: GameRegistry,
  shifts: RuleShifts,
  itemId: ItemId,
): readonly GridRecipe[] {
  const { remove, replace, add } = shifts.recipes
  const gone = new Set([...remove, ...Object.keys(replace)].map(itemId))
  const kept = foldAlternatives(Object.values(registry.recipes).flat()).filter(
    (recipe) => !gone.has(recipe.result),
  )
  const added = [...Object.values(replace).flat(), ...add]
  return [...kept, ...added.map((shift) => shiftedRecipe(shift, itemId))]
}

/** Joins recipes of the same shape and result into one whose cells take any of what they took there. */
function foldAlternatives(listed: readonly RegistryRecipe[]): readonly GridRecipe[] {
  const groups = new Map<string, RegistryRecipe[]>()
  for (const recipe of listed) {
    const shape = recipe.inShape?.map((row) => row.map((cell) => cell !== null)) ?? recipe.ingredients?.length
    const key = JSON.stringify([recipe.result.id, recipe.result.count, shape])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [recipe])
    else group.push(recipe)
  }
  return [...groups.values()].flatMap((group) => foldGroup(group))
}

function foldGroup(group: readonly RegistryRecipe[]): readonly GridRecipe[] {
  const first = group[0]!
  const result = { result: first.result.id, resultCount: first.result.count }
  if (first.inShape === undefined)
    return group.flatMap((recipe) => shapeless(recipe)).reduce(foldShapeless, [])
  const listed = first.inShape
  const width = Math.max(...listed.map((row) => row.length))
  const rows = withoutEmptyBorder(
    listed.map((row, y) =>
      Array.from({ length: width }, (_, x): Ingredient | null =>
        row[x] == null ? null : [...new Set(group.map((recipe) => recipe.inShape![y]![x]!))],
      ),
    ),
  )
  return [{ kind: 'shaped', width: rows[0]!.length, height: rows.length, cells: rows.flat(), ...result }]
}

type Shapeless = Extract<GridRecipe, { kind: 'shapeless' }>

function shapeless({ ingredients = [], result }: RegistryRecipe): Shapeless[] {
  return [
    {
      kind: 'shapeless',
      ingredients: ingredients.map((item) => [item]),
      result: result.id,
      resultCount: result.count,
    },
  ]
}

/** Shapeless recipes are joined where they differ in one ingredient only. */
function foldShapeless(folded: Shapeless[], recipe: Shapeless): Shapeless[] {
  for (const [index, present] of folded.entries()) {
    const differing = recipe.ingredients.flatMap((ingredient, place) =>
      present.ingredients[place]!.includes(ingredient[0]!) ? [] : [place],
    )
    if (differing.length > 1) continue
    const ingredients = present.ingredients.map((ingredient, place) =>
      differing.includes(place) ? [...ingredient, ...recipe.ingredients[place]!] : ingredient,
    )
    return folded.with(index, { ...present, ingredients })
  }
  return [...folded, recipe]
}

function shiftedRecipe(shift: RecipeShift, itemId: ItemId): GridRecipe {
  const ingredient = (names: string | readonly string[]): Ingredient => [names].flat().map(itemId)
  const result = { result: itemId(shift.result), resultCount: shift.count }
  if ('ingredients' in shift) {
    return { kind: 'shapeless', ingredients: shift.ingredients.map(ingredient), ...result }
  }
  const rows = withoutEmptyBorder(shift.rows)
  const shaped: ShapedRecipe = {
    kind: 'shaped',
    width: rows[0]!.length,
    height: rows.length,
    cells: rows.flat().map((cell) => (cell === null ? null : ingredient(cell))),
    ...result,
  }
  return shaped
}

/** A recipe may lie anywhere in a grid, so empty rows and columns around it mean nothing. */
function withoutEmptyBorder<Cell>(
  rows: readonly (readonly (Cell | null)[])[],
): readonly (readonly (Cell | null)[])[] {
  const isFilled = (line: readonly (Cell | null)[]) => line.some((cell) => cell !== null)
  const columns = rows[0]!.map((_, x) => rows.map((row) => row[x] ?? null))
  const [left, right] = [columns.findIndex(isFilled), columns.findLastIndex(isFilled)]
  return rows
    .slice(rows.findIndex(isFilled), rows.findLastIndex(isFilled) + 1)
    .map((row) => row.slice(left, right + 1))
}

/** What stays in the grid of an ingredient that is used (vanilla crafting remainders). */
export const craftingRemainders: Readonly<Record<string, string>> = {
  milk_bucket: 'bucket',
  water_bucket: 'bucket',
  lava_bucket: 'bucket',
  dragon_breath: 'glass_bottle',
  honey_bottle: 'glass_bottle',
}
