import type { Experience, Skill } from '../../distill/index.ts'
import { gridContents, isTableGrid, parseGridText } from '../../env/index.ts'
import type { CraftingGridRows } from '../../env/index.ts'
import type { CraftOperator, Operator } from './game-knowledge.ts'
import { doubtOf } from './guess-promise.ts'
import { habitatOf, huntSearchTicksOf, searchTicksOf } from './places.ts'
import { atLeast } from './tool-family.ts'

/** Fewer blocks than this for an item are one each: some drops are just lost. */
const certainBlocksPerItem = 1.6
const leastYieldPerUse = 0.002

/** What a skill that was retired still promises: it is there for where nothing else is left. */
const promiseOfRetired = 0.05
/** Blocks or kills that are spent on a hint at most. */
const mostUsesOfHint = 6
/** What a skill promises that is only a hint. */
const promiseOfHint = 0.2

/** The planner's operator of a skill; null for a fuel. `isMade` blocks are taken where they are in view, and looked for nowhere. */
export function operatorOfSkill(
  skill: Skill,
  experience: Experience,
  isMade: (block: string) => boolean,
): Operator | null {
  const { item, method, yieldPerUse, status, isCredible } = skill
  const rate = 1 / Math.max(leastYieldPerUse, yieldPerUse)
  const usesPerItem = isCredible ? rate : Math.min(rate, mostUsesOfHint)
  const promise = status === 'retired' ? promiseOfRetired : isCredible ? 1 : promiseOfHint
  const doubt = promise < 1 ? { doubtTicks: doubtOf(promise) } : {}
  switch (method.kind) {
    case 'mine':
      return {
        kind: 'mine',
        item,
        block: method.block,
        tools: toolsOf(skill),
        uselessTools: skill.uselessTools,
        blocksPerItem: usesPerItem < certainBlocksPerItem ? 1 : usesPerItem,
        ...(isCredible && yieldPerUse > 1 ? { piecesPerBlock: yieldPerUse } : {}),
        habitat: isMade(method.block) ? 'elsewhere' : habitatOf(method.block, experience),
        searchTicks: searchTicksOf(method.block, experience),
        ...doubt,
      }
    case 'hunt':
      return {
        kind: 'hunt',
        item,
        entity: method.entity,
        killsPerItem: Math.max(1, usesPerItem),
        searchTicks: huntSearchTicksOf(method.entity, experience),
        ...doubt,
      }
    case 'smelt':
      return { kind: 'smelt', item, input: method.input, ...doubt }
    case 'trade':
      return {
        kind: 'trade',
        item,
        give: method.give,
        giveCount: Math.max(1, Math.round(rate)),
        searchTicks: huntSearchTicksOf('villager', experience),
      }
    case 'fill':
      return {
        kind: 'fill',
        item,
        fluid: method.fluid === 'lava' ? 'lava' : 'water',
        searchTicks: searchTicksOf(method.fluid, experience),
      }
    case 'craft':
      return craftOperator(item, parseGridText(method.grid), Math.max(1, Math.round(yieldPerUse)))
    case 'burn':
      return null
  }
}

/** A grid that was seen to make the item: of just what lay in it. */
function craftOperator(item: string, grid: CraftingGridRows, yields: number): CraftOperator {
  const contents = [...gridContents(grid)]
  const placeOf = new Map(contents.map(([name], place) => [name, place]))
  return {
    kind: 'craft',
    item,
    yields,
    ingredients: contents.map(([name, count]) => ({ alternatives: [name], count })),
    rows: grid.map((row) => row.map((cell) => (cell === null ? null : placeOf.get(cell)!))),
    needsTable: isTableGrid(grid),
  }
}

/** Null where a bare hand will do; else what worked, and what is thought to be better. */
function toolsOf({ tools, uselessTools }: Skill): readonly string[] | null {
  if (tools.includes(null)) return null
  const worked = tools.filter((tool) => tool !== null)
  return [...new Set([...worked, ...worked.flatMap(atLeast)])].filter((tool) => !uselessTools.includes(tool))
}
