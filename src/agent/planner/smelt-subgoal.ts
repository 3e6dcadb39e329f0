import type { Subgoal, WorldState } from '../../env/index.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import { furnacesFor } from './furnaces.ts'
import { smeltBaseTicks, smeltMostItems, smeltTicksPerItem } from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'

/**
 * Takes the fuel that feeds the most of the known furnaces, the best of several, if it suffices alone, else as many items as the most plentiful fuel can
 * do; a guess only where nothing known is carried.
 */
export function smeltSubgoal(
  step: Extract<PlanStep, { kind: 'smelt' }>,
  state: WorldState,
  { fuels }: GameKnowledge,
): Subgoal {
  const standing = state.blocks['furnace']?.count ?? 1
  const wanted = Math.max(1, Math.min(step.count, state.inventory[step.input] ?? 0, smeltMostItems))
  let best = { fuel: fuels.find(({ item }) => item !== step.input)?.item ?? 'coal', count: 0, furnaces: 0 }
  for (const fuel of fuels) {
    const { item, burnTicks } = fuel
    const pieces = state.inventory[item] ?? 0
    const isGuess = isDoubtful(fuel)
    if (isGuess && best.count > 0) break
    // Of what is smelted and burnt alike, each piece can be only one of the two.
    const ticksAPiece = smeltTicks + (item === step.input ? burnTicks : 0)
    const count = Math.min(isGuess ? 1 : wanted, Math.floor((pieces * burnTicks) / ticksAPiece))
    const toBurn = item === step.input ? pieces - count : pieces
    const furnaces = Math.min(standing, furnacesFor(count, toBurn, burnTicks))
    if (count > best.count || (count === best.count && furnaces > best.furnaces))
      best = { fuel: item, count, furnaces }
  }
  const count = Math.max(1, best.count)
  return {
    kind: 'smelt',
    input: step.input,
    item: step.item,
    count,
    fuel: best.fuel,
    budgetTicks: smeltBaseTicks + count * smeltTicksPerItem,
  }
}
