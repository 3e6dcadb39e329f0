import type { GameRegistry } from './game-registry.ts'
import type { RecipeShift, RuleShifts } from './rule-shifts.ts'

/** One thing wrong with the shifts: where, from the shifts downwards (`drops.stone.0.item`), and what. */
export interface RuleShiftProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Names in the shifts that the version does not have. Empty when all is well. */
export function ruleShiftProblems(registry: GameRegistry, shifts: RuleShifts): readonly RuleShiftProblem[] {
  const problems: RuleShiftProblem[] = []
  const item = (name: string, ...path: (string | number)[]) => {
    if (registry.itemsByName[name] === undefined) problems.push({ path, message: `no item "${name}"` })
  }
  const block = (name: string, ...path: (string | number)[]) => {
    if (registry.blocksByName[name] === undefined) problems.push({ path, message: `no block "${name}"` })
  }
  const recipe = (shift: RecipeShift, ...path: (string | number)[]) => {
    item(shift.result, ...path, 'result')
    const stackSize = registry.itemsByName[shift.result]?.stackSize ?? 64
    if (shift.count > stackSize) {
      problems.push({ path: [...path, 'count'], message: `no stack of ${shift.count} "${shift.result}"` })
    }
    const names = 'rows' in shift ? shift.rows.flat(2) : shift.ingredients.flat()
    for (const name of names) {
      if (name !== null) item(name, ...path, 'rows' in shift ? 'rows' : 'ingredients')
    }
  }

  const { remove, replace, add } = shifts.recipes
  remove.forEach((name, index) => item(name, 'recipes', 'remove', index))
  add.forEach((shift, index) => recipe(shift, 'recipes', 'add', index))
  for (const [name, list] of Object.entries(replace)) {
    item(name, 'recipes', 'replace', name)
    for (const [index, shift] of list.entries()) {
      recipe(shift, 'recipes', 'replace', name, index)
      if (shift.result !== name) {
        problems.push({
          path: ['recipes', 'replace', name, index, 'result'],
          message: `makes "${shift.result}", not "${name}"`,
        })
      }
    }
  }
  for (const name of Object.keys(shifts.toolTiers)) block(name, 'toolTiers', name)
  for (const [name, drops] of Object.entries(shifts.drops)) {
    block(name, 'drops', name)
    drops.forEach((drop, index) => item(drop.item, 'drops', name, index, 'item'))
  }
  for (const name of Object.keys(shifts.fuels)) item(name, 'fuels', name)
  for (const [name, shift] of Object.entries(shifts.smelting)) {
    item(name, 'smelting', name)
    if (shift !== null) item(shift.result, 'smelting', name, 'result')
  }
  return problems
}
