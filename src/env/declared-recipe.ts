import { z } from 'zod'

/** Bounds of what is taken from a server or a record: no game declares more. */
export const mostDeclaredRecipes = 20_000
export const mostChoicesOfCell = 512
const mostRows = 3
const mostYield = 64

/** An item's name. */
const name = z.string().max(100)
const cell = z.array(name).min(1).max(mostChoicesOfCell).nullable()

/** What a stored list of declared recipes must be. */
export const declaredRecipesSchema = z
  .array(
    z.object({
      rows: z.array(z.array(cell).max(mostRows)).min(1).max(mostRows),
      result: name,
      resultCount: z.int().min(1).max(mostYield),
    }),
  )
  .max(mostDeclaredRecipes)

/** A crafting recipe as a server declares it, with all items that each cell takes; null is an empty cell. At most 3 by 3 cells. */
export interface DeclaredRecipe {
  readonly rows: readonly (readonly (readonly string[] | null)[])[]
  readonly result: string
  /** 1 to 64. */
  readonly resultCount: number
}

/** True where a list of rows and a yield are within what `declaredRecipesSchema` takes. */
export function isWithinGrid({ rows, resultCount }: Pick<DeclaredRecipe, 'rows' | 'resultCount'>): boolean {
  return (
    rows.length >= 1 &&
    rows.length <= mostRows &&
    rows.every((row) => row.length <= mostRows) &&
    Number.isInteger(resultCount) &&
    resultCount >= 1 &&
    resultCount <= mostYield
  )
}
