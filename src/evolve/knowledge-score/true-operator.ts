import type { GameKnowledge } from '../../agent/index.ts'
import type { Truth } from './truth.ts'

type StatedOperator = ReturnType<GameKnowledge['operatorsFor']>[number]
type StatedCraft = Extract<StatedOperator, { kind: 'craft' }>
type StatedMine = Extract<StatedOperator, { kind: 'mine' }>

/** True if doing what the operator says can yield its item, whatever the tool. */
export function isTrueSource(operator: StatedOperator, truth: Truth): boolean {
  switch (operator.kind) {
    case 'craft':
      return isTrueRecipe(operator, truth)
    case 'mine':
      return dropOf(operator, truth) !== undefined
    case 'hunt':
      return truth.lootOf(operator.entity).some(({ item }) => item === operator.item)
    case 'smelt':
      return truth.smelting[operator.input] === operator.item
    case 'trade':
      return truth.trades.some(({ item, give }) => item === operator.item && give === operator.give)
    case 'fill':
      return truth.fluids[operator.fluid] === operator.item
  }
}

/** What the block of an operator truly gives of its item, or undefined. */
export function dropOf(
  { block, item }: Pick<StatedMine, 'block' | 'item'>,
  truth: Truth,
): ReturnType<Truth['dropsOf']>[number] | undefined {
  return truth.dropsOf(block).find((drop) => drop.item === item)
}

/**
 * True if every tool that the operator names gets the item (a bare hand, where it names none), and none that it calls useless does. Of a
 * true source.
 */
export function areToolsTrue({ tools, uselessTools = [], ...source }: StatedMine, truth: Truth): boolean {
  const working = dropOf(source, truth)?.tools
  if (working === undefined) return false
  const works = (tool: string | null): boolean =>
    working === null || (tool !== null && working.includes(tool))
  return (tools ?? [null]).every(works) && !uselessTools.some(works)
}

/** True if each alternative of each ingredient, laid out as the recipe says, makes what it says. */
function isTrueRecipe({ rows, ingredients, item, yields }: StatedCraft, truth: Truth): boolean {
  return ingredients.every(({ alternatives }, index) =>
    alternatives.every((alternative) => {
      const grid = Array.from({ length: 9 }, (_, cell) => {
        const ingredient = rows[Math.floor(cell / 3)]?.[cell % 3] ?? null
        if (ingredient === null) return null
        return ingredient === index ? alternative : ingredients[ingredient]!.alternatives[0]!
      })
      const made = truth.craft(grid)
      return made !== null && made.item === item && made.count === yields
    }),
  )
}
