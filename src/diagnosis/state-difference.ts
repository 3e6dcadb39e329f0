import type { Position, WorldState } from '../env/index.ts'

/** Name to signed change; names without a change are left out. */
export type CountChanges = Readonly<Record<string, number>>

/** What an attempt changed. Plain data; `applyDifference` undoes or redoes it. */
export interface StateDifference {
  /** Ticks that passed. */
  readonly ticks: number
  /** Where the body moved to from where it was: x, y, z in blocks, signed. */
  readonly displacement: Position
  /** Length of `displacement` in blocks. */
  readonly distanceBlocks: number
  readonly inventory: CountChanges
  /** Change of durability left, summed over all carried items of the name. */
  readonly durability: CountChanges
  /** Perceived blocks and entities, by name. */
  readonly blocks: CountChanges
  readonly entities: CountChanges
  /** Tally: blocks broken (keys as in `minedKey`), items crafted and smelted, entities killed. */
  readonly mined: CountChanges
  readonly crafted: CountChanges
  readonly smelted: CountChanges
  readonly killed: CountChanges
  /** Trades finished. */
  readonly traded: number
  /** Pieces washed in a cauldron, items repaired, by item name. */
  readonly washed: CountChanges
  readonly repaired: CountChanges
  readonly deaths: number
  /** Half hearts and half drumsticks, signed. */
  readonly health: number
  readonly food: number
}

/** The measurable part of a state: what a difference speaks of. */
export interface Measures {
  readonly tick: number
  readonly position: Position
  readonly inventory: Readonly<Record<string, number>>
  readonly health: number
  readonly food: number
}

/** Subtracts two states. `applyDifference(pre, stateDifference(pre, post))` gives back the measures of `post`. */
export function stateDifference(pre: WorldState, post: WorldState): StateDifference {
  const displacement = {
    x: post.position.x - pre.position.x,
    y: post.position.y - pre.position.y,
    z: post.position.z - pre.position.z,
  }
  return {
    ticks: post.tick - pre.tick,
    displacement,
    distanceBlocks: Math.hypot(displacement.x, displacement.y, displacement.z),
    inventory: countChanges(pre.inventory, post.inventory),
    durability: countChanges(durabilityByItem(pre), durabilityByItem(post)),
    blocks: countChanges(perceivedCounts(pre.blocks), perceivedCounts(post.blocks)),
    entities: countChanges(perceivedCounts(pre.entities), perceivedCounts(post.entities)),
    mined: countChanges(pre.tally.mined, post.tally.mined),
    crafted: countChanges(pre.tally.crafted, post.tally.crafted),
    smelted: countChanges(pre.tally.smelted, post.tally.smelted),
    killed: countChanges(pre.tally.killed, post.tally.killed),
    traded: post.tally.traded - pre.tally.traded,
    washed: countChanges(pre.tally.washed, post.tally.washed),
    repaired: countChanges(pre.tally.repaired, post.tally.repaired),
    deaths: post.tally.deaths - pre.tally.deaths,
    health: post.health - pre.health,
    food: post.food - pre.food,
  }
}

/** Adds a difference to what was measured before it. Counts that reach zero are left out. */
export function applyDifference(pre: Measures, difference: StateDifference): Measures {
  const inventory: Record<string, number> = { ...pre.inventory }
  for (const [item, change] of Object.entries(difference.inventory)) {
    inventory[item] = (inventory[item] ?? 0) + change
  }
  return {
    tick: pre.tick + difference.ticks,
    position: {
      x: pre.position.x + difference.displacement.x,
      y: pre.position.y + difference.displacement.y,
      z: pre.position.z + difference.displacement.z,
    },
    inventory: Object.fromEntries(Object.entries(inventory).filter(([, count]) => count !== 0)),
    health: pre.health + difference.health,
    food: pre.food + difference.food,
  }
}

/** True if nothing that can be measured changed but the time. */
export function isUnchanged(difference: StateDifference): boolean {
  const { inventory, mined, crafted, smelted, killed, washed, repaired, durability, blocks } = difference
  return (
    difference.distanceBlocks < 0.5 &&
    difference.health === 0 &&
    difference.food === 0 &&
    difference.deaths === 0 &&
    difference.traded === 0 &&
    [inventory, mined, crafted, smelted, killed, washed, repaired, durability, blocks].every(
      (changes) => Object.keys(changes).length === 0,
    )
  )
}

function countChanges(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): CountChanges {
  const changes: Record<string, number> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const change = (after[name] ?? 0) - (before[name] ?? 0)
    if (change !== 0) changes[name] = change
  }
  return changes
}

function durabilityByItem(state: WorldState): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { item, remainingDurability } of state.durables) {
    sums[item] = (sums[item] ?? 0) + remainingDurability
  }
  return sums
}

function perceivedCounts(
  kinds: Readonly<Record<string, { readonly count: number }>>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).map(([name, { count }]) => [name, count]))
}
