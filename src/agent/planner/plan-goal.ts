import { isUnderground } from '../../distill/index.ts'
import { blockMatches, minedKey } from '../../env/index.ts'
import type { Goal } from '../../env/index.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import { batchSteps } from './plan-step.ts'
import type { PlanStep } from './plan-step.ts'
import { goes } from './plan-ways.ts'
import { PlanBuilder } from './plan-builder.ts'
import type { PlanBasis } from './plan-draft.ts'
import { reservePlanksForDeep, reservePlanksForIron, reserveWithinBlocks } from './plan-numbers.ts'
import { wantRepaired, wantTraded, wantWashed } from './special-goals.ts'
import { nearestBlock } from './surroundings.ts'
import { wantWayOut, wantAxeAtHand, woodInPlanks } from './tool-needs.ts'

/** A plan from the present state to the goal, or why there is none. */
export type Plan =
  | { readonly kind: 'plan'; readonly steps: readonly PlanStep[] }
  | { readonly kind: 'no-operator'; readonly detail: string }

/** Plans for a goal. Pure. Steps are empty only if the goal holds already. */
export function planGoal(basis: PlanBasis, goal: Goal): Plan {
  const builder = new PlanBuilder(basis)
  const obstacle = build(builder, basis, goal)
  if (obstacle !== null) return { kind: 'no-operator', detail: obstacle }
  return { kind: 'plan', steps: batchSteps(withAxe(builder, basis, goal).steps, isUnderground(basis.state)) }
}

function build(builder: PlanBuilder, basis: PlanBasis, goal: Goal): string | null {
  // Whatever the goal: a body that is walled in and cannot dig gets nowhere.
  if (isUnderground(basis.state)) wantWayOut(builder)
  const obstacle = wantGoal(builder, basis, goal)
  if (obstacle === null && !goes(basis, 'spare-wood')) addReserve(builder, basis)
  return obstacle
}

/** The same plan with an axe made first, where it leads to ore and an axe is to be had at once. */
function withAxe(plain: PlanBuilder, basis: PlanBasis, goal: Goal): PlanBuilder {
  if (goes(basis, 'no-axe')) return plain
  const builder = new PlanBuilder(basis)
  if (!plain.steps.some(isForOre) || !wantAxeAtHand(builder)) return plain
  return build(builder, basis, goal) === null ? builder : plain
}

function isForOre(step: PlanStep): boolean {
  return step.kind === 'mine' && step.sources.some(({ habitat }) => habitat === 'ore')
}

function wantGoal(builder: PlanBuilder, basis: PlanBasis, goal: Goal): string | null {
  if ('all' in goal) {
    for (const part of goal.all) {
      const obstacle = wantGoal(builder, basis, part)
      if (obstacle !== null) return obstacle
    }
    return null
  }
  const { state, knowledge } = basis
  const { traded, washed, repaired } = goal
  const closed =
    (goal.crafted === undefined ||
      goal.crafted in state.tally.crafted ||
      builder.wantCrafted(goal.crafted)) &&
    (goal.mined === undefined || wantMined(builder, basis, goal.mined, goal.withTool, goal.count ?? 1)) &&
    Object.entries(goal.have ?? {}).every(([item, count]) => builder.want([item], count)) &&
    (goal.haveAny === undefined || builder.want(goal.haveAny, 1)) &&
    (traded === undefined ||
      traded <= state.tally.traded ||
      wantTraded(builder, basis, traded - state.tally.traded)) &&
    (washed === undefined || washed in state.tally.washed || wantWashed(builder, basis, washed)) &&
    (repaired === undefined || repaired in state.tally.repaired || wantRepaired(builder, basis, repaired))
  return closed ? null : explainDeadEnd(builder.dead ?? 'what the goal asks for', knowledge)
}

/** Names the raw thing at the bottom of a chain that does not close. */
function explainDeadEnd(item: string, knowledge: GameKnowledge): string {
  const seen = new Set<string>()
  let root = item
  for (
    let next: string | null = item;
    next !== null && !seen.has(next);
    next = deadIngredient(next, knowledge)
  ) {
    seen.add(next)
    root = next
  }
  const reason = root === item ? '' : `, which ${item} needs`
  return `Nothing known of Minecraft ${knowledge.minecraft} yields ${root} in the overworld${reason}.`
}

function deadIngredient(item: string, knowledge: GameKnowledge): string | null {
  const craft = knowledge.operatorsFor(item).find((way) => way.kind === 'craft')
  for (const { alternatives } of craft?.ingredients ?? []) {
    const isDead = alternatives.every((ingredient) => knowledge.costTicks(ingredient) === Infinity)
    if (isDead) return alternatives[0] ?? null
  }
  return null
}

function wantMined(
  builder: PlanBuilder,
  { state, knowledge }: PlanBasis,
  name: string,
  withTool: string | null | undefined,
  count: number,
): boolean {
  let done = 0
  for (const [key, times] of Object.entries(state.tally.mined)) {
    const block = key.slice(0, key.indexOf(' '))
    if (blockMatches(name, block) && (withTool === undefined || key === minedKey(block, withTool)))
      done += times
  }
  return done >= count || builder.wantMined(knowledge.naturalBlocks(name), count - done, withTool)
}

/**
 * Wood for the way down, beyond what the plan itself uses: for spare pickaxes and a second table, where no tree grows. Only while
 * trees are near or not much time has gone into looking; underground it is what was brought that counts.
 */
function addReserve(builder: PlanBuilder, { state, knowledge, mayRoamForReserve }: PlanBasis): void {
  const ores = builder.steps.flatMap((step) =>
    step.kind === 'mine' ? step.sources.filter(({ habitat }) => habitat === 'ore') : [],
  )
  if (ores.length === 0 || isUnderground(state)) return
  const logs = knowledge.naturalBlocks('#logs')
  const nearestLog = nearestBlock(state, logs)
  const isNear = nearestLog !== null && nearestLog.nearestBlocks <= reserveWithinBlocks
  if (!isNear && !mayRoamForReserve) return
  const isDeep = ores.some(({ tools }) => tools !== null && !tools.includes('stone_pickaxe'))
  const reserve = isDeep ? reservePlanksForDeep : reservePlanksForIron
  const { stock } = builder
  const left = woodInPlanks(builder)
  if (left < reserve) builder.want(logs, Math.ceil((reserve - left) / 4) + stock.countAny(logs))
}
