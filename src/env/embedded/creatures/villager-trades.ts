import type { TradeOffer } from './villager-offers.ts'

/** A trade as a profession knows it. */
export type TradeListing = Omit<TradeOffer, 'uses'>

/** Professions of villagers, under their registry names. */
const professions = [
  'farmer',
  'fisherman',
  'shepherd',
  'fletcher',
  'cleric',
  'armorer',
  'toolsmith',
  'butcher',
  'leatherworker',
  'mason',
] as const
export type Profession = (typeof professions)[number]

export function isProfession(name: string): name is Profession {
  return (professions as readonly string[]).includes(name)
}

/** The number that a client knows a profession by (registry `villager_profession` of 1.16.5). */
export const professionIds: Readonly<Record<Profession, number>> = {
  armorer: 1,
  butcher: 2,
  cleric: 4,
  farmer: 5,
  fisherman: 6,
  fletcher: 7,
  leatherworker: 8,
  mason: 10,
  shepherd: 12,
  toolsmith: 13,
}

/** Buys so many of an item for an emerald. */
function buys(item: string, count: number): TradeListing {
  return {
    first: { item, count },
    second: null,
    result: { item: 'emerald', count: 1 },
    maximumUses: 16,
    villagerExperience: 2,
    priceMultiplier: 0.05,
  }
}

/** Sells something for emeralds. */
function sells(
  emeralds: number,
  item: string,
  count: number,
  { maximumUses = 12, priceMultiplier = 0.05 } = {},
): TradeListing {
  return {
    first: { item: 'emerald', count: emeralds },
    second: null,
    result: { item, count },
    maximumUses,
    villagerExperience: 1,
    priceMultiplier,
  }
}

/** Works an item up for an emerald. */
function worksUp(
  item: string,
  count: number,
  result: string,
  resultCount: number,
  maximumUses: number,
): TradeListing {
  return {
    first: { item: 'emerald', count: 1 },
    second: { item, count },
    result: { item: result, count: resultCount },
    maximumUses,
    villagerExperience: 1,
    priceMultiplier: 0.05,
  }
}

const arms = { priceMultiplier: 0.2 }

/**
 * Novice trades: vanilla 1.16.5 `VillagerTrades`, first level. Left out are those with enchanted items and
 * maps, and the professions that have little else; leather armour is sold undyed.
 */
export const noviceListings: Readonly<Record<Profession, readonly TradeListing[]>> = {
  farmer: [
    buys('wheat', 20),
    buys('potato', 26),
    buys('carrot', 22),
    buys('beetroot', 15),
    sells(1, 'bread', 6, { maximumUses: 16 }),
  ],
  fisherman: [buys('string', 20), buys('coal', 10), worksUp('cod', 6, 'cooked_cod', 6, 16)],
  shepherd: [
    buys('white_wool', 18),
    buys('brown_wool', 18),
    buys('black_wool', 18),
    buys('gray_wool', 18),
    sells(2, 'shears', 1),
  ],
  fletcher: [buys('stick', 32), sells(1, 'arrow', 16), worksUp('gravel', 10, 'flint', 10, 12)],
  cleric: [buys('rotten_flesh', 32), sells(1, 'redstone', 2)],
  armorer: [
    buys('coal', 15),
    sells(7, 'iron_leggings', 1, arms),
    sells(4, 'iron_boots', 1, arms),
    sells(5, 'iron_helmet', 1, arms),
    sells(9, 'iron_chestplate', 1, arms),
  ],
  toolsmith: [
    buys('coal', 15),
    sells(1, 'stone_axe', 1, arms),
    sells(1, 'stone_shovel', 1, arms),
    sells(1, 'stone_pickaxe', 1, arms),
    sells(1, 'stone_hoe', 1, arms),
  ],
  butcher: [buys('chicken', 14), buys('porkchop', 7), buys('rabbit', 4), sells(1, 'rabbit_stew', 1)],
  leatherworker: [buys('leather', 6), sells(3, 'leather_leggings', 1), sells(7, 'leather_chestplate', 1)],
  mason: [buys('clay_ball', 10), sells(1, 'brick', 10, { maximumUses: 16 })],
}
