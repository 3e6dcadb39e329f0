import minecraftData from 'minecraft-data'
import { craftingOperators } from './crafting-operators.ts'
import type { NamedRecipe } from './crafting-operators.ts'
import type { CraftOperator } from './game-knowledge.ts'

/** The part of minecraft-data that is used here. */
interface VersionData {
  readonly items: Readonly<Record<string, { readonly name: string }>>
  readonly recipes: Readonly<Record<string, readonly DataRecipe[]>>
}
type Cell = number | { readonly id: number } | null
interface DataRecipe {
  readonly inShape?: readonly (readonly Cell[])[]
  readonly ingredients?: readonly Cell[]
  readonly result: { readonly id: number; readonly count: number }
}

/** The recipes of one Minecraft version, as operators. The version must be one that has data. */
export function recipeBook(minecraft: string): readonly CraftOperator[] {
  const data = minecraftData(minecraft) as unknown as VersionData
  return Object.values(data.recipes).flatMap((recipes) =>
    craftingOperators(recipes.map((recipe) => named(recipe, data))),
  )
}

function named(recipe: DataRecipe, data: VersionData): NamedRecipe {
  const name = (cell: Cell): string | null =>
    cell === null ? null : (data.items[typeof cell === 'number' ? cell : cell.id]?.name ?? null)
  const width = recipe.ingredients && recipe.ingredients.length > 4 ? 3 : 2
  const rows = recipe.inShape ?? inRows(recipe.ingredients ?? [], width)
  return {
    rows: rows.map((row) => row.map(name)),
    item: data.items[recipe.result.id]!.name,
    yields: recipe.result.count,
  }
}

/** Lays a shapeless recipe out in rows. */
function inRows(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const rows: Cell[][] = []
  for (let start = 0; start < cells.length; start += width) rows.push(cells.slice(start, start + width))
  return rows
}
