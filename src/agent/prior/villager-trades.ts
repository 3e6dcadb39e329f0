/**
 * What villagers of the first level give an emerald for, and how much of it they ask. Source: vanilla's `VillagerTrades`, 1.16 to 1.21.
 * Each villager knows two trades of its profession, so any single offer is a matter of luck. Where professions ask for different
 * amounts, the higher stands here.
 */
export const emeraldTrades: readonly { readonly give: string; readonly giveCount: number }[] = [
  { give: 'stick', giveCount: 32 },
  { give: 'coal', giveCount: 15 },
  { give: 'wheat', giveCount: 20 },
  { give: 'carrot', giveCount: 22 },
  { give: 'potato', giveCount: 26 },
  { give: 'beetroot', giveCount: 15 },
  { give: 'porkchop', giveCount: 7 },
  { give: 'chicken', giveCount: 14 },
  { give: 'leather', giveCount: 6 },
  { give: 'clay_ball', giveCount: 10 },
  { give: 'white_wool', giveCount: 18 },
]

/** Ticks to find a villager, roughly: hamlets are rare. */
export const villagerSearchTicks = 8_000
