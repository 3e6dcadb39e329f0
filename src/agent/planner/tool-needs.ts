import { estimateItem } from './operator-estimate.ts'
import { atHandBlocks } from './plan-draft.ts'
import type { PlanDraft } from './plan-draft.ts'
import { diggingUsesWanted, lastUses, preciousUsesWanted, spareToolTicks } from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'
import { nearestBlock } from './surroundings.ts'

/** What strikes harder than a fist. */
const weapons = ['wooden', 'stone', 'golden', 'iron', 'diamond'].flatMap((tier) => [
  `${tier}_sword`,
  `${tier}_axe`,
])

/** Wood that must be carried before some of it goes into an axe, in planks: three pickaxes' worth and the axe's own. */
const axeWoodPlanks = 5

/** What a table is taken up with. */
const axes = ['wooden_axe', 'stone_axe', 'golden_axe', 'iron_axe', 'diamond_axe']

/** Pickaxes that digging may wear out to the end: they are cheap to replace. */
const plainPickaxes = ['stone_pickaxe', 'copper_pickaxe']

/** Makes sure of tools that last for `uses`, as far as one new tool lasts. */
export function haveTool(draft: PlanDraft, tools: readonly string[] | null, uses: number): boolean {
  if (tools === null) return true
  const left = draft.stock.toolUses(tools)
  if (left >= uses || left >= Math.max(...tools.map((tool) => draft.basis.knowledge.durabilityOf(tool))) / 2)
    return true
  return makeTool(draft, tools)
}

/** Makes sure that a body below ground can dig at all. False if nothing it knows of gives it a pickaxe. */
export function wantWayOut(draft: PlanDraft): boolean {
  if (draft.stock.toolUses(draft.basis.knowledge.pickaxes) >= lastUses) return true
  return draft.tryWithin(() => makeTool(draft, ['stone_pickaxe', 'wooden_pickaxe']))
}

/**
 * Makes sure of a weapon for a journey over land to a creature, as far as one can be made: a cow takes three blows of a sword and ten of a
 * fist, and so does whatever comes out of the woods.
 */
export function wantWeaponToFind(draft: PlanDraft, entity: string): void {
  if (entity in draft.basis.state.entities || draft.stock.toolUses(weapons) > 0) return
  draft.tryWithin(() => makeTool(draft, ['wooden_sword']))
}

/**
 * A search for ore wears any pickaxe, but the last uses of a better one are kept for what only it can mine. A wooden one counts only
 * where no other can be had: it takes twice as long.
 */
export function haveDigger(draft: PlanDraft): boolean {
  const { pickaxes } = draft.basis.knowledge
  const good = draft.stock.toolUses(pickaxes.filter((item) => item !== 'wooden_pickaxe'))
  if (draft.stock.toolUses(plainPickaxes) >= diggingUsesWanted || good >= diggingUsesWanted + lastUses)
    return true
  const cost = estimateItem(draft.basis, draft.stock, 'stone_pickaxe', 1, draft.underWay)
  if (cost > spareToolTicks && draft.stock.toolUses(pickaxes) >= preciousUsesWanted) return true
  // Where no better one can be had, any that digs will do.
  return (
    draft.tryWithin(() => makeTool(draft, ['stone_pickaxe'])) ||
    draft.stock.toolUses(pickaxes) >= lastUses ||
    draft.tryWithin(() => makeTool(draft, ['wooden_pickaxe']))
  )
}

/**
 * An axe for the way below, if it can be made here and now at a table that stands, with wood to spare: it takes tables up in a quarter
 * of the time, and strikes three times as hard as a pickaxe. Asked for before anything else. False if there is none to make.
 */
export function wantAxeAtHand(draft: PlanDraft): boolean {
  const { state } = draft.basis
  const table = nearestBlock(state, ['crafting_table'])
  if (table === null || table.nearestBlocks > atHandBlocks || draft.stock.toolUses(axes) > 0) return false
  if (woodInPlanks(draft) < axeWoodPlanks) return false
  return draft.tryWithin(
    () => makeTool(draft, ['stone_axe']) && draft.steps.every((step) => isDoneHere(draft, step)),
  )
}

/** What the plan leaves over in wood, reckoned in planks. */
export function woodInPlanks(draft: PlanDraft): number {
  const logs = draft.basis.knowledge.naturalBlocks('#logs')
  const planks = draft.stock.countWhere((item) => item.endsWith('_planks'))
  return 4 * draft.stock.countAny(logs) + planks + Math.floor(draft.stock.count('stick') / 2)
}

/** True for crafting, and for stone within reach. */
function isDoneHere(draft: PlanDraft, step: PlanStep): boolean {
  if (step.kind === 'craft') return true
  if (step.kind !== 'mine') return false
  const nearest = nearestBlock(
    draft.basis.state,
    step.sources.map(({ block }) => block),
  )
  const isStone = step.sources.some(({ habitat }) => habitat === 'stone')
  return isStone && nearest !== null && nearest.nearestBlocks <= atHandBlocks
}

/** A new tool, also when a worn one is carried. It stays in stock: its uses count, and nothing consumes it. */
function makeTool(draft: PlanDraft, tools: readonly string[]): boolean {
  return draft.makeCheapest(tools, 1) !== null
}
