import type { GameRegistry } from './game-registry.ts'
import type { RuleShifts } from './rule-shifts.ts'
import { smeltingTable, smeltingTicks } from './smelting-table.ts'

/** What a furnace makes of one input. Item ids. */
export interface SmeltingRecipe {
  readonly input: number
  readonly result: number
  readonly ticks: number
}

/** Every smelting recipe by input item id: vanilla's and the world's shifts. */
export function createSmelting(
  registry: GameRegistry,
  shifts: RuleShifts,
  itemId: (name: string) => number,
): ReadonlyMap<number, SmeltingRecipe> {
  const recipes = new Map<number, SmeltingRecipe>()
  for (const [input, result] of Object.entries(smeltingTable)) {
    // A table of 1.16.5 read by another version may name what that version lacks.
    if (registry.itemsByName[input] === undefined || registry.itemsByName[result] === undefined) continue
    const id = itemId(input)
    recipes.set(id, { input: id, result: itemId(result), ticks: smeltingTicks })
  }
  for (const [input, shift] of Object.entries(shifts.smelting)) {
    const id = itemId(input)
    if (shift === null) recipes.delete(id)
    else recipes.set(id, { input: id, result: itemId(shift.result), ticks: shift.ticks })
  }
  return recipes
}
