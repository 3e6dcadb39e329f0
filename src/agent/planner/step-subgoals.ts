import { isUnderground } from '../../distill/index.ts'
import { gridContents } from '../../env/index.ts'
import type { CraftingRecipe, KnownOffer, Subgoal, WorldState } from '../../env/index.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { CraftOperator, GameKnowledge, MineOperator } from '../prior/game-knowledge.ts'
import {
  craftTicks,
  gatherBaseTicks,
  gatherMostItems,
  gatherTicksPerItem,
  huntBaseTicks,
  huntTicksPerItem,
  placeTicks,
  stationNearBlocks,
  stationWorkTicks,
  tradeTicks,
  walkTicksPerBlock,
} from './plan-numbers.ts'
import { describeStep } from './plan-step.ts'
import type { PlanStep } from './plan-step.ts'
import { firstSearchRankTicks, leaveSpot, searchFor, searchSurface } from './search.ts'
import type { RankedSubgoal } from './search.ts'
import { smeltSubgoal } from './smelt-subgoal.ts'
import { nearestBlock } from './surroundings.ts'

/** What this step asks of the body now: the direct way first, then ways round it. `seek` ends searches early. */
export function stepSubgoals(
  step: PlanStep,
  seek: readonly string[],
  state: WorldState,
  knowledge: GameKnowledge,
): readonly RankedSubgoal[] {
  switch (step.kind) {
    case 'mine': {
      const searches = searchFor(step, seek, state, knowledge)
      const gather = gatherStep(step, state)
      return gather ? [gather, ...searches] : searches
    }
    case 'hunt': {
      const searches = searchSurface([step.operator.entity], state, `to find a ${step.operator.entity}`)
      const seen = state.entities[step.operator.entity]
      return seen ? [direct(step, huntSubgoal(step, seen.count)), ...searches] : searches
    }
    case 'craft':
      return craftStep(step, state, knowledge)
    case 'smelt':
      return [direct(step, smeltSubgoal(step, state, knowledge)), ...leaveSpot(state, 1_400)]
    case 'trade':
      return tradeStep(step, state, knowledge)
    case 'ask':
      return [
        ...(state.merchants.some(({ offers }) => offers === null)
          ? [direct(step, askSubgoal(step, state))]
          : []),
        ...searchVillagers(state, knowledge),
      ]
    case 'fill': {
      const searches = searchSurface([step.fluid], state, `to find ${step.fluid}`)
      const seen = nearestBlock(state, [step.fluid])
      if (seen === null) return searches
      const budgetTicks = stationWorkTicks + Math.ceil(seen.nearestBlocks * walkTicksPerBlock * 2)
      const isFarBelow = isUnderground(state) && seen.nearestBlocks > fluidWithinBlocks
      const fill = direct(step, { kind: 'fill-bucket', fluid: step.fluid, budgetTicks })
      return [{ ...fill, rankTicks: isFarBelow ? belowRankTicks : 0 }, ...searches]
    }
    case 'wash': {
      const { item, dye } = step
      return [
        direct(step, { kind: 'wash', item, dye, budgetTicks: stationWorkTicks }),
        ...leaveSpot(state, 1_400),
      ]
    }
    case 'wear-down':
      return [
        direct(step, { kind: 'wear-down', item: step.item, budgetTicks: stationWorkTicks }),
        ...leaveSpot(state, 1_400),
      ]
    case 'repair':
      return [
        direct(step, { kind: 'repair', item: step.item, station: 'grid', budgetTicks: stationWorkTicks }),
        ...leaveSpot(state, 1_400),
      ]
    case 'place':
      // A spot is often too narrow: after one refusal another place is better than the same again.
      return [
        direct(step, { kind: 'place', block: step.item, budgetTicks: placeTicks }),
        ...leaveSpot(state, 500),
      ]
  }
}

function direct(step: PlanStep, subgoal: Subgoal): RankedSubgoal {
  return { subgoal, purpose: describeStep(step), rankTicks: 0 }
}

type MineStep = Extract<PlanStep, { kind: 'mine' }>

function gatherStep(step: MineStep, state: WorldState): RankedSubgoal | null {
  const inSight = step.sources.filter(({ block }) => block in state.blocks)
  const tools = inSight[0] && toolsToUse(inSight[0], state)
  const seen = tools === undefined ? inSight : inSight.filter((source) => sameTools(source, inSight[0]!))
  const blocks = seen.map(({ block }) => block)
  const nearest = nearestBlock(state, blocks)
  if (nearest === null) return null
  let inView = 0
  for (const block of blocks) inView += state.blocks[block]?.count ?? 0
  const blocksPerItem = seen[0]?.blocksPerItem ?? 1
  const isGuess = seen[0] !== undefined && isDoubtful(seen[0])
  const count = isGuess
    ? 1
    : Math.max(1, Math.min(step.count, gatherMostItems, Math.floor(inView / blocksPerItem)))
  const workTicks =
    isGuess && blocksPerItem <= 1
      ? guessedGatherTicks
      : gatherBaseTicks + Math.ceil(count * blocksPerItem * gatherTicksPerItem)
  const budgetTicks = workTicks + Math.ceil(nearest.nearestBlocks * walkTicksPerBlock * 2)
  const subgoal = {
    kind: 'gather',
    blocks,
    item: step.item,
    count,
    budgetTicks,
    ...(tools && { tools }),
  } as const
  // From below, what stands at the surface is remembered rather than reachable: coming up goes first.
  const isBelow = seen[0]?.habitat === 'surface' && isUnderground(state)
  // What was seen far back is worth the way only where another is harder to find.
  const walkTicks = nearest.nearestBlocks * walkTicksPerBlock
  // A search may be in vain, but not one for what is everywhere below.
  const isSureBelow = seen[0]?.habitat === 'stone' && !isUnderground(state)
  const detour = walkTicks - (seen[0]?.searchTicks ?? 0) + (isSureBelow ? firstSearchRankTicks : 0)
  return { ...direct(step, subgoal), rankTicks: isBelow ? belowRankTicks : Math.max(0, detour) }
}

/** From below, a fluid farther off than this is looked for at the surface. */
const fluidWithinBlocks = 12

/** The carried tools that experience allows; undefined where the body may choose by the game's data. */
function toolsToUse(
  { tools, uselessTools }: MineOperator,
  { durables }: WorldState,
): readonly (string | null)[] | undefined {
  if (uselessTools === undefined) return undefined
  const carried = [...new Set(durables.map(({ item }) => item))]
  if (tools !== null) return carried.filter((item) => tools.includes(item))
  return [null, ...carried.filter((item) => !uselessTools.includes(item))]
}

function sameTools(one: MineOperator, other: MineOperator): boolean {
  return JSON.stringify([one.tools, one.uselessTools]) === JSON.stringify([other.tools, other.uselessTools])
}

/** Behind coming up to the surface, before walking about there. */
const belowRankTicks = 600

/** Ticks to lay out one grid, see what comes of it, and take it away again, at most. */
const gridTrialTicks = 60

/** Ticks to see what one block drops: enough for stone by hand. */
const guessedGatherTicks = 260

/** Ticks to see whether a creature drops something: enough for one of them. */
const guessedHuntTicks = 240

function huntSubgoal(step: Extract<PlanStep, { kind: 'hunt' }>, inView: number): Subgoal {
  const isGuess = isDoubtful(step.operator)
  const count = isGuess ? 1 : Math.max(1, Math.min(step.count, inView))
  return {
    kind: 'hunt',
    entity: step.operator.entity,
    item: step.item,
    count,
    budgetTicks: isGuess ? guessedHuntTicks : huntBaseTicks + count * huntTicksPerItem,
  }
}

function searchVillagers(state: WorldState, knowledge: GameKnowledge): readonly RankedSubgoal[] {
  return searchSurface(['villager'], state, 'to find a villager', knowledge.leadsTo('villager'))
}

/** Sells to a villager in view, else looks for one. */
function tradeStep(
  step: Extract<PlanStep, { kind: 'trade' }>,
  state: WorldState,
  knowledge: GameKnowledge,
): readonly RankedSubgoal[] {
  const searches = searchVillagers(state, knowledge)
  const { give, item: take } = step.operator
  const seller = state.merchants.find(
    ({ offers }) => offers?.some((offer) => fits(offer, give, take)) === true,
  )
  const distanceBlocks = seller?.distanceBlocks ?? state.entities['villager']?.nearestBlocks
  // Those who have shown their offers are asked for nothing else.
  const isVain = seller === undefined && state.merchants.length > 0
  if (distanceBlocks === undefined || isVain) return searches
  const budgetTicks = tradeTicks + Math.ceil(distanceBlocks * walkTicksPerBlock * 2)
  const subgoal = { kind: 'trade', entity: 'villager', give, take, count: step.count, budgetTicks } as const
  return [direct(step, subgoal), ...searches]
}

function fits({ gives, takes, usesLeft }: KnownOffer, give: string, take: string): boolean {
  return takes === take && usesLeft > 0 && gives[0]?.item === give
}

function askSubgoal(step: Extract<PlanStep, { kind: 'ask' }>, { merchants }: WorldState): Subgoal {
  const strangers = merchants.filter(({ offers }) => offers === null)
  const farthest = strangers[strangers.length - 1]?.distanceBlocks ?? 0
  const budgetTicks = tradeTicks + Math.ceil(farthest * walkTicksPerBlock * 2)
  return { kind: 'trade', entity: 'villager', give: null, take: null, count: step.count, budgetTicks }
}

/** By the known recipe first; then by whatever the server declares, whose rules may differ from what is known. */
function craftStep(
  step: Extract<PlanStep, { kind: 'craft' }>,
  state: WorldState,
  { mayAskForRecipes }: GameKnowledge,
): readonly RankedSubgoal[] {
  const { trials } = step.operator
  const recipe = layOut(step.operator, state.inventory)
  const walk = step.operator.needsTable ? stationNearBlocks * walkTicksPerBlock * 2 : 0
  if (trials !== undefined) {
    const budgetTicks = craftTicks + walk + trials.length * gridTrialTicks
    const subgoal = { kind: 'craft', item: step.item, count: 1, trials, budgetTicks } as const
    const purpose = `to see whether a grid of ${[...gridContents(trials[0]!).keys()].join(' and ')} makes ${step.item}`
    return [{ subgoal, purpose, rankTicks: 0 }, ...leaveSpot(state, 1_600)]
  }
  const count = recipe
    ? Math.min(step.count, usesOf(recipe, state.inventory) * recipe.resultCount)
    : step.count
  const plain = { kind: 'craft', item: step.item, count, budgetTicks: craftTicks + walk } as const
  const byServer = { subgoal: plain, purpose: `${describeStep(step)} by the server's recipe`, rankTicks: 500 }
  return [
    ...(recipe ? [direct(step, { ...plain, recipe })] : []),
    ...(mayAskForRecipes ? [byServer] : []),
    ...leaveSpot(state, 1_600),
  ]
}

/**
 * Fills a recipe's cells from what is carried, each ingredient with one kind of item if one suffices, so that servers that do not mix
 * accept it too. Null when the ingredients are not there.
 */
export function layOut(
  operator: CraftOperator,
  inventory: Readonly<Record<string, number>>,
): CraftingRecipe | null {
  const supplies: string[][] = []
  for (const { alternatives, count } of operator.ingredients) {
    const carried = alternatives.filter((item) => (inventory[item] ?? 0) > 0)
    carried.sort((one, other) => (inventory[other] ?? 0) - (inventory[one] ?? 0))
    const supply = carried.flatMap((item) => Array<string>(Math.min(inventory[item] ?? 0, count)).fill(item))
    if (supply.length < count) return null
    supplies.push(supply)
  }
  return {
    rows: operator.rows.map((row) =>
      row.map((cell) => (cell === null ? null : (supplies[cell]?.shift() ?? null))),
    ),
    result: operator.item,
    resultCount: operator.yields,
  }
}

/** How often this laid-out recipe can be used with what is carried. */
function usesOf(recipe: CraftingRecipe, inventory: Readonly<Record<string, number>>): number {
  const perUse = new Map<string, number>()
  for (const item of recipe.rows.flat()) if (item !== null) perUse.set(item, (perUse.get(item) ?? 0) + 1)
  return Math.min(...[...perUse].map(([item, count]) => Math.floor((inventory[item] ?? 0) / count)))
}
