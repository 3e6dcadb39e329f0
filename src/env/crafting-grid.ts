/** What lies in a crafting grid: rows of item names, null for an empty cell; 1 to 3 rows of 1 to 3 cells. */
export type CraftingGridRows = readonly (readonly (string | null)[])[]

const emptyCell = '-'

/** The stable text of a grid, e.g. `oak_planks oak_planks/- stick`: equal texts, equal grids. */
export function gridText(rows: CraftingGridRows): string {
  return rows.map((row) => row.map((cell) => cell ?? emptyCell).join(' ')).join('/')
}

/** What `gridText` wrote, read again. */
export function parseGridText(text: string): CraftingGridRows {
  return text.split('/').map((row) => row.split(' ').map((cell) => (cell === emptyCell ? null : cell)))
}

/** True where a grid needs a crafting table: it does not fit the 2x2 cells that a player always has. */
export function isTableGrid(rows: CraftingGridRows): boolean {
  return rows.length > 2 || rows.some((row) => row.length > 2)
}

/** Pieces of each item that lie in a grid, in the order in which they are laid out. */
export function gridContents(rows: CraftingGridRows): ReadonlyMap<string, number> {
  const contents = new Map<string, number>()
  for (const item of rows.flat()) if (item !== null) contents.set(item, (contents.get(item) ?? 0) + 1)
  return contents
}
