import type { Dependency } from './dependencies.ts'
import { fuels, kindOfTool, stations } from './dependencies.ts'
import type { Stated } from './stated.ts'
import { dropOf, isTrueSource } from './true-operator.ts'
import type { Truth } from './truth.ts'
import { wayKey } from './truth.ts'

/** How far a stated burning time may be off and still count as known, as a share of the true one. */
export const burnTolerance = 0.25

/** Whether something true is stated that a planner would act on. Which true way is stated does not matter, as long as it is accepted. */
export function isStated(dependency: Dependency, stated: Stated, truth: Truth): boolean {
  const { kind, need, text } = dependency
  if (need === null) return isStatedAtLarge(text, stated, truth)
  const keys = new Set(need.accepted.map(wayKey))
  const operators = [...keys].flatMap((key) => stated.operators.get(key) ?? [])
  const sources = operators.filter((operator) => isTrueSource(operator, truth))
  switch (kind) {
    case 'recipe':
    case 'source':
      return sources.length > 0
    case 'station':
      return sources.some(
        (operator) =>
          operator.kind === 'craft' &&
          need.main.kind === 'craft' &&
          operator.needsTable === need.main.needsTable,
      )
    case 'tool':
    case 'tier':
      return sources.some((operator) => {
        if (operator.kind !== 'mine') return false
        const working = dropOf(operator, truth)?.tools ?? null
        const { tools } = operator
        // Tools where a hand would do are no falsehood, but not the knowledge either.
        if (working === null) return tools === null
        if (tools === null || !tools.every((tool) => working.includes(tool))) return false
        return kind === 'tier'
          ? tools.includes(working[0]!)
          : tools.some((tool) => kindOfTool(tool) === kindOfTool(working[0]!))
      })
    case 'depth':
      return need.accepted.some(
        (way) => way.kind === 'mine' && isDepthTrue(way.block, stated, truth) === true,
      )
    case 'fuel':
      return false
  }
}

/** What concerns smelting or washing as such. */
function isStatedAtLarge(text: string, stated: Stated, truth: Truth): boolean {
  const burning = stated.fuels.filter(({ item }) => (truth.fuels[item] ?? 0) > 0)
  switch (text) {
    case stations.furnace:
      return [...stated.operators.values()]
        .flat()
        .some((operator) => operator.kind === 'smelt' && isTrueSource(operator, truth))
    case stations.cauldron:
      return true
    case fuels.burns:
      return burning.length > 0
    default:
      return burning.some(
        ({ item, burnTicks }) => Math.abs(burnTicks / truth.fuels[item]! - 1) <= burnTolerance,
      )
  }
}

/** Whether an ore lies at the height where it would be dug for; null where nothing is stated, or it lies nowhere. */
export function isDepthTrue(ore: string, { depths }: Stated, { ores }: Truth): boolean | null {
  const height = depths[ore]
  const band = ores[ore]
  if (height === undefined || band === undefined) return null
  return height >= band.lowestY && height <= band.highestY
}
