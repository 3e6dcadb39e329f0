/**
 * Deeds counted since the episode opened, from what any server shows to a client: a block that vanished under
 * the agent's own dig, an item taken from a crafting result, a finished trade.
 */
export interface Tally {
  /** Blocks broken: key `block` or `block with tool`, e.g. `stone with wooden_pickaxe`, `oak_log with hand`. */
  readonly mined: Readonly<Record<string, number>>
  /** Items taken from a crafting result, by item name. */
  readonly crafted: Readonly<Record<string, number>>
  /** Items taken from a furnace result, by item name. */
  readonly smelted: Readonly<Record<string, number>>
  /** Entities killed, by entity name. */
  readonly killed: Readonly<Record<string, number>>
  readonly traded: number
  /** Dyed pieces washed in a cauldron, by item name. */
  readonly washed: Readonly<Record<string, number>>
  /** Items repaired in a grid, grindstone or anvil, by item name. */
  readonly repaired: Readonly<Record<string, number>>
  readonly deaths: number
}

/** The tally of an agent that has done nothing yet. */
export const emptyTally: Tally = Object.freeze({
  mined: {},
  crafted: {},
  smelted: {},
  killed: {},
  traded: 0,
  washed: {},
  repaired: {},
  deaths: 0,
})

/** The key under which a broken block is counted; `tool` is null for a bare hand or a non-tool. */
export function minedKey(block: string, tool: string | null): string {
  return `${block} with ${tool ?? 'hand'}`
}
