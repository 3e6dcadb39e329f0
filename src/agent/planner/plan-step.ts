import type { CraftOperator, HuntOperator, MineOperator, TradeOperator } from '../prior/game-knowledge.ts'

/** One step of a plan. Counts are what the whole plan still wants of the item at this place. */
export type PlanStep =
  | {
      readonly kind: 'mine'
      readonly item: string
      /** Items wanted, or blocks to break where the goal counts blocks. */
      readonly count: number
      /** Every natural block that yields the item under the same tool. */
      readonly sources: readonly MineOperator[]
    }
  | { readonly kind: 'hunt'; readonly item: string; readonly count: number; readonly operator: HuntOperator }
  | {
      readonly kind: 'craft'
      readonly item: string
      readonly count: number
      readonly operator: CraftOperator
    }
  | {
      readonly kind: 'smelt'
      readonly item: string
      readonly count: number
      readonly input: string
    }
  | { readonly kind: 'place'; readonly item: string; readonly count: 1 }
  | {
      readonly kind: 'trade'
      readonly item: string
      readonly count: number
      readonly operator: TradeOperator
    }
  /** Speaks to villagers that have not been spoken to, and buys what can be paid. */
  | { readonly kind: 'ask'; readonly item: string; readonly count: number }
  | { readonly kind: 'fill'; readonly item: string; readonly count: 1; readonly fluid: 'water' | 'lava' }
  /** Washes the colour off, after dyeing it with `dye`. */
  | { readonly kind: 'wash'; readonly item: string; readonly count: 1; readonly dye: string }
  /** Wears a new piece of armour a little, so that it can be repaired. */
  | { readonly kind: 'wear-down'; readonly item: string; readonly count: 1 }
  /** Joins two of an item in the grid. */
  | { readonly kind: 'repair'; readonly item: string; readonly count: 1 }

/** One step in words. */
export function describeStep(step: PlanStep): string {
  switch (step.kind) {
    case 'mine':
      return `mine ${step.count} ${step.item}`
    case 'hunt':
      return `hunt ${step.operator.entity} for ${step.count} ${step.item}`
    case 'craft':
      return `craft ${step.count} ${step.item}`
    case 'smelt':
      return `smelt ${step.input} into ${step.count} ${step.item}`
    case 'place':
      return `place ${step.item}`
    case 'trade':
      return `trade ${step.operator.give} for ${step.count} ${step.item}`
    case 'ask':
      return 'ask what the villagers trade'
    case 'fill':
      return `fill a bucket with ${step.fluid}`
    case 'wash':
      return `dye ${step.item} with ${step.dye} and wash it`
    case 'wear-down':
      return `wear ${step.item} down`
    case 'repair':
      return `repair ${step.item}`
  }
}

/**
 * Joins steps for the same item into the first of them, and moves wood to the front: trees stand at the surface, and everything after
 * is down below. A body that is below already gets its wood when the plan comes to it: first it makes what it can of what it carries.
 * Cobblestone is left apart, since digging down yields it on the way.
 */
export function batchSteps(steps: readonly PlanStep[], isBelow: boolean): readonly PlanStep[] {
  const batched: PlanStep[] = []
  for (const step of steps) {
    const earlier = mayJoin(step, isBelow) ? batched.findIndex((other) => sameWork(other, step)) : -1
    if (earlier < 0) batched.push(step)
    else {
      const found = batched[earlier]!
      batched[earlier] = { ...found, count: found.count + step.count } as PlanStep
    }
  }
  return isBelow ? batched : [...batched.filter(isWood), ...batched.filter((step) => !isWood(step))]
}

function isWood(step: PlanStep): boolean {
  return step.kind === 'mine' && step.sources.some(({ block }) => block.endsWith('_log'))
}

function isStone(step: PlanStep): boolean {
  return step.kind === 'mine' && step.sources.some(({ habitat }) => habitat === 'stone')
}

/** Of crafts only those of wood, where its logs come first of all, so that their ingredients are sure to be there in time. */
function mayJoin(step: PlanStep, isBelow: boolean): boolean {
  if (step.kind === 'craft') return !isBelow && (step.item === 'stick' || step.item.endsWith('_planks'))
  return step.kind === 'hunt' || (step.kind === 'mine' && !isStone(step))
}

function sameWork(one: PlanStep, other: PlanStep): boolean {
  return one.kind === other.kind && one.item === other.item
}
