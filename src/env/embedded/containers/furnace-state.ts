import { pointsOfSmelting } from '../rules/experience.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { type ItemStack, createStack, stacksAlike, withCount } from '../server/item-stack.ts'

/** A furnace at one tick. */
export interface FurnaceState {
  readonly input: ItemStack | null
  readonly fuel: ItemStack | null
  readonly result: ItemStack | null
  /** Ticks that the present piece of fuel burns on; above 0 the furnace is lit. */
  readonly burnTicksLeft: number
  /** Ticks that this piece burns in all. */
  readonly burnTicksTotal: number
  readonly cookTicks: number
  readonly cookTicksTotal: number
  /** Experience points earned since the result was last taken; a fraction as a rule. */
  readonly points: number
}

export const coldFurnace: FurnaceState = Object.freeze({
  input: null,
  fuel: null,
  result: null,
  burnTicksLeft: 0,
  burnTicksTotal: 0,
  cookTicks: 0,
  cookTicksTotal: 200,
  points: 0,
})

/** Input of another kind starts from the beginning. */
export function withInput(furnace: FurnaceState, input: ItemStack | null, rules: GameRules): FurnaceState {
  const sameKind = input !== null && furnace.input !== null && stacksAlike(input, furnace.input)
  if (sameKind) return { ...furnace, input }
  const recipe = input === null ? null : rules.smelting(input.item)
  return { ...furnace, input, cookTicks: 0, cookTicksTotal: recipe?.ticks ?? furnace.cookTicksTotal }
}

/**
 * One tick of burning and cooking (vanilla 1.16.5 `AbstractFurnaceBlockEntity.tick`). Returns the same record when
 * nothing happens, as in a cold furnace.
 */
export function tickFurnace(before: FurnaceState, rules: GameRules): FurnaceState {
  const wasLit = before.burnTicksLeft > 0
  if (!wasLit && before.cookTicks === 0 && (before.fuel === null || before.input === null)) return before
  let furnace = wasLit ? { ...before, burnTicksLeft: before.burnTicksLeft - 1 } : before
  const result = nextResult(furnace, rules)
  if (furnace.burnTicksLeft === 0 && result !== null) furnace = lightNext(furnace, rules)
  if (furnace.burnTicksLeft > 0) return result === null ? stopCooking(furnace) : cook(furnace, result, rules)
  if (furnace.input !== null && furnace.fuel !== null) return stopCooking(furnace)
  return furnace.cookTicks === 0 ? furnace : { ...furnace, cookTicks: Math.max(0, furnace.cookTicks - 2) }
}

/** The result slot after one more smelting; null when nothing can be smelted or the slot has no room. */
function nextResult({ input, result }: FurnaceState, rules: GameRules): ItemStack | null {
  const recipe = input === null ? null : rules.smelting(input.item)
  if (recipe === null) return null
  if (result === null) return createStack(recipe.result)
  const one = createStack(recipe.result)
  const fits = stacksAlike(result, one) && result.count < rules.stackSizeOf(result.item)
  return fits ? withCount(result, result.count + 1) : null
}

function lightNext(furnace: FurnaceState, rules: GameRules): FurnaceState {
  const { fuel } = furnace
  const burnTicks = fuel === null ? 0 : rules.fuelTicks(fuel.item)
  if (fuel === null || burnTicks === 0) return furnace
  const isLava = rules.itemName(fuel.item) === 'lava_bucket'
  const left = isLava ? createStack(rules.itemId('bucket')) : withCount(fuel, fuel.count - 1)
  return { ...furnace, fuel: left, burnTicksLeft: burnTicks, burnTicksTotal: burnTicks }
}

function cook(furnace: FurnaceState, result: ItemStack, rules: GameRules): FurnaceState {
  const cookTicks = furnace.cookTicks + 1
  if (cookTicks < furnace.cookTicksTotal) return { ...furnace, cookTicks }
  const { input } = furnace
  if (input === null) return furnace
  const points = furnace.points + pointsOfSmelting(rules.itemName(input.item))
  return { ...furnace, input: withCount(input, input.count - 1), result, cookTicks: 0, points }
}

function stopCooking(furnace: FurnaceState): FurnaceState {
  return furnace.cookTicks === 0 ? furnace : { ...furnace, cookTicks: 0 }
}
