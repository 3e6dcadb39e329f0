import type { Bot } from 'mineflayer'
import type { CraftingRecipe } from '../../../subgoal.ts'
import { declaredRecipes } from './declared-recipes.ts'
import type { DeclaredRecipe } from '../../../declared-recipe.ts'

/**
 * Whether the server declares a recipe that the laid-out one fits: the same filled cells, mirrored or not, or for a
 * shapeless one the same ingredients. `unknown` where the server declares none at all.
 */
export function isDeclared(bot: Bot, recipe: CraftingRecipe): 'yes' | 'no' | 'unknown' {
  const declared = declaredRecipes(bot)
  if (declared === null) return 'unknown'
  return declared.some((other) => fits(other, recipe)) ? 'yes' : 'no'
}

type Cells<Cell> = readonly (readonly (Cell | null)[])[]

function fits(declared: DeclaredRecipe, { rows, result }: CraftingRecipe): boolean {
  if (declared.result !== result) return false
  const wanted = trimmed(rows)
  const pattern = trimmed(declared.rows)
  const mirrored = pattern.map((row) => row.toReversed())
  return cover(pattern, wanted) || cover(mirrored, wanted) || coverInAnyOrder(declared.rows, rows)
}

/** Without empty rows and columns at the rims. */
function trimmed<Cell>(rows: Cells<Cell>): Cells<Cell> {
  const used = rows.map((row, y) => (row.some((cell) => cell !== null) ? y : -1)).filter((y) => y >= 0)
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
    rows.some((row) => (row[x] ?? null) !== null),
  )
  if (used.length === 0) return []
  return rows
    .slice(used[0], used.at(-1)! + 1)
    .map((row) =>
      Array.from(
        { length: columns.at(-1)! - columns[0]! + 1 },
        (_, index) => row[index + columns[0]!] ?? null,
      ),
    )
}

function cover(pattern: Cells<readonly string[]>, laid: Cells<string>): boolean {
  return (
    pattern.length === laid.length &&
    pattern.every((row, y) => {
      const other = laid[y]!
      return (
        row.length === other.length &&
        row.every((choices, x) => (choices === null ? other[x] === null : choices.includes(other[x] ?? '')))
      )
    })
  )
}

/** Shapeless recipes are kept in rows of three, so whether one has a shape is not known here: order alone is forgiven. */
function coverInAnyOrder(pattern: Cells<readonly string[]>, laid: Cells<string>): boolean {
  const isShaped = pattern.some((row) => row.includes(null))
  if (isShaped) return false
  const open = laid.flat().filter((item) => item !== null)
  const cells = pattern.flat().filter((choices) => choices !== null)
  if (open.length !== cells.length) return false
  return cells.every((choices) => {
    const index = open.findIndex((item) => choices.includes(item))
    if (index >= 0) open.splice(index, 1)
    return index >= 0
  })
}
