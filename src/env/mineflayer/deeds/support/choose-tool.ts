/** A kind of thing that can be held for digging; a bare hand is `name: null`. */
export interface ToolCandidate {
  readonly name: string | null
  /** Ticks to break the block with it, drop or no drop. */
  readonly digTicks: number
  /** True if the block drops what it should when broken with it. */
  readonly yieldsDrop: boolean
  /** True if it loses durability by this dig. */
  readonly wears: boolean
  /** True if all carried ones of the name together have few uses left. */
  readonly isScarce: boolean
}

/**
 * What one use of a tool is worth, in ticks: the game time it takes to make a new one, over its uses
 * (e.g. stone: about 130 ticks for cobblestone and sticks, 131 uses). Rounded; gold wears out at once. Iron is put at less
 * than its making, since most of its uses would be left over: it breaks stone in 8 ticks where a stone pickaxe takes 12.
 */
const wearTicksByMaterial: Readonly<Record<string, number>> = {
  wooden: 3,
  stone: 1,
  golden: 60,
  iron: 3,
  diamond: 14,
  netherite: 20,
  shears: 6,
}

/** How much dearer the last uses of a tool are: they are kept for what it alone can break. */
const scarceFactor = 8

/** Ticks that one use of this item costs in wear; 5 for what is not in the table. */
export function wearTicks(item: string): number {
  return wearTicksByMaterial[item.split('_')[0]!] ?? 5
}

/**
 * The candidate that breaks the block at the least cost: time plus the worth of the wear. With `dropWanted`, only
 * those that yield the drop. Null when none can. Ties go to the earlier candidate.
 */
export function chooseTool(candidates: readonly ToolCandidate[], dropWanted: boolean): ToolCandidate | null {
  let best: ToolCandidate | null = null
  let bestCost = Infinity
  for (const candidate of candidates) {
    if (dropWanted && !candidate.yieldsDrop) continue
    const wear = candidate.wears && candidate.name !== null ? wearTicks(candidate.name) : 0
    const cost = candidate.digTicks + wear * (candidate.isScarce ? scarceFactor : 1)
    if (cost < bestCost) {
      best = candidate
      bestCost = cost
    }
  }
  return best
}
