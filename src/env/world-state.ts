import type { Position } from './position.ts'
import type { Tally } from './tally.ts'

/** What is known of one kind of block: how many are remembered as seen, and how far the nearest is. */
export interface PerceivedKind {
  readonly count: number
  /** Straight-line distance from the eyes to the nearest one, in blocks. */
  readonly nearestBlocks: number
}

/** One carried item that wears out. */
export interface DurableItem {
  readonly item: string
  /** Uses left before it breaks. */
  readonly remainingDurability: number
}

/** A trade that a merchant has shown. */
export interface KnownOffer {
  /** One or two prices, all of which are asked for. */
  readonly gives: readonly { readonly item: string; readonly count: number }[]
  readonly takes: string
  readonly takesCount: number
  /** Times that it can still be used, as when it was last shown. */
  readonly usesLeft: number
}

/** A merchant in view, or one that was spoken to before and whose place is remembered. */
export interface KnownMerchant {
  readonly distanceBlocks: number
  /** Null while it has not been spoken to. */
  readonly offers: readonly KnownOffer[] | null
}

export type EquipmentSlot = 'hand' | 'off-hand' | 'head' | 'torso' | 'legs' | 'feet'

/**
 * What the agent may know at one tick. Frozen, plain data: it survives structured clone and JSON.
 * It holds only what the perception level of the episode allows (see `Perception`).
 */
export interface WorldState {
  /** Game ticks since the episode opened; 20 a second. */
  readonly tick: number
  readonly position: Position
  readonly dimension: string
  readonly biome: string
  /** 0-23999; 0 is sunrise, 13000 nightfall. */
  readonly timeOfDay: number
  /** Half hearts, 0-20. */
  readonly health: number
  /** Half drumsticks, 0-20. */
  readonly food: number
  readonly saturation: number
  /** 0-20; 20 is a full breath. */
  readonly oxygen: number
  /** Item name to count, over all slots, worn armour included. */
  readonly inventory: Readonly<Record<string, number>>
  /** Free slots among the 36 of main inventory and hotbar. */
  readonly emptySlots: number
  readonly equipment: Readonly<Partial<Record<EquipmentSlot, string>>>
  /** Every carried item that wears out, worn and held ones included. */
  readonly durables: readonly DurableItem[]
  /** Perceived blocks by name. Remembered ones count until they are seen to be gone. */
  readonly blocks: Readonly<Record<string, PerceivedKind>>
  /** Perceived entities by name (`item` for drops, `player` for players). */
  readonly entities: Readonly<Record<string, PerceivedKind>>
  /** Known merchants, the nearest first. */
  readonly merchants: readonly KnownMerchant[]
  /** Light at the eyes, 0-15. */
  readonly light: number
  /** True when nothing solid is above the head, as far as loaded. */
  readonly underSky: boolean
  readonly inWater: boolean
  readonly inLava: boolean
  readonly onFire: boolean
  readonly effects: readonly string[]
  /** What has been done since the episode opened. */
  readonly tally: Tally
}
