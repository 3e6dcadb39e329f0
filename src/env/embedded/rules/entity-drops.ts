import type { Random } from '../../random.ts'
import { type Loot, type LootYield, rollLoot } from './loot.ts'

export interface EntityDropCircumstances {
  /** Burning animals drop cooked meat. */
  readonly onFire: boolean
  /** Some drops need a player's kill. */
  readonly byPlayer: boolean
  /** Children drop nothing. */
  readonly baby: boolean
  /** Colour of a sheep's wool, null when shorn. Default white. */
  readonly wool?: string | null
}

const meat = (raw: string, min: number, max: number): Loot[number] => [
  { item: `cooked_${raw}`, min, max, when: { onFire: 'true' } },
  { item: raw, min, max },
]
const some = (item: string, min: number, max: number): Loot[number] => [{ item, min, max }]
const byPlayer = { byPlayer: 'true' }
/** One of three at even chances, 2.5 % in all. */
const zombieRare: Loot[number] = [
  { item: 'iron_ingot', chance: 0.025 / 3, when: byPlayer },
  { item: 'carrot', chance: 0.025 / 3, when: byPlayer },
  { item: 'potato', chance: 0.025 / 3, when: byPlayer },
]
const zombie: Loot = [some('rotten_flesh', 0, 2), zombieRare]
const spider: Loot = [some('string', 0, 2), [{ item: 'spider_eye', min: -1, max: 1, when: byPlayer }]]

/**
 * What entities drop without looting: vanilla 1.16.5 loot tables; minecraft-data's `entityLoot` has neither chances
 * nor ranges.
 */
const table: Readonly<Record<string, Loot>> = {
  cow: [some('leather', 0, 2), meat('beef', 1, 3)],
  mooshroom: [some('leather', 0, 2), meat('beef', 1, 3)],
  pig: [meat('porkchop', 1, 3)],
  sheep: [meat('mutton', 1, 2)],
  chicken: [some('feather', 0, 2), meat('chicken', 1, 1)],
  rabbit: [
    some('rabbit_hide', 0, 1),
    meat('rabbit', 0, 1),
    [{ item: 'rabbit_foot', chance: 0.1, when: byPlayer }],
  ],
  horse: [some('leather', 0, 2)],
  donkey: [some('leather', 0, 2)],
  squid: [some('ink_sac', 1, 3)],
  cod: [meat('cod', 1, 1), [{ item: 'bone_meal', chance: 0.05 }]],
  salmon: [meat('salmon', 1, 1), [{ item: 'bone_meal', chance: 0.05 }]],
  zombie,
  husk: zombie,
  drowned: [some('rotten_flesh', 0, 2), [{ item: 'gold_ingot', chance: 0.05, when: byPlayer }]],
  skeleton: [some('arrow', 0, 2), some('bone', 0, 2)],
  stray: [some('arrow', 0, 2), some('bone', 0, 2)],
  spider,
  cave_spider: spider,
  creeper: [some('gunpowder', 0, 2)],
  enderman: [some('ender_pearl', 0, 1)],
  slime: [some('slime_ball', 0, 2)],
  blaze: [[{ item: 'blaze_rod', min: 0, max: 1, when: byPlayer }]],
  zombified_piglin: [some('rotten_flesh', 0, 1), some('gold_nugget', 0, 1)],
  iron_golem: [some('poppy', 0, 2), some('iron_ingot', 3, 5)],
  witch: [some('redstone', 0, 2), some('stick', 0, 2)],
}

/** Rolls what an entity of this name leaves at death; nothing for names not in the table. */
export function rollEntityDrops(
  entity: string,
  { onFire, byPlayer: killed, baby, wool = 'white' }: EntityDropCircumstances,
  random: Random,
): readonly LootYield[] {
  if (baby) return []
  const properties = { onFire: String(onFire), byPlayer: String(killed) }
  return rollLoot(entityLoot(entity, wool), { properties, tool: null }, random)
}

/** The loot of an entity of this name; a sheep's with wool of this colour, none when shorn. */
export function entityLoot(entity: string, wool: string | null): Loot {
  const woolLoot: Loot = entity === 'sheep' && wool !== null ? [[{ item: `${wool}_wool` }]] : []
  return [...woolLoot, ...(table[entity] ?? [])]
}
