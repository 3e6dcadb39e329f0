import minecraftData from 'minecraft-data'
import { UsageError, blockMatches } from '../../env/index.ts'
import { fuelTable, smeltingTable } from './furnace-tables.ts'
import type { GameKnowledge, MineOperator, Operator } from './game-knowledge.ts'
import { blocksPerItem, naturalBlocks, naturalEntities, needsShears } from './natural-blocks.ts'
import { operatorCosts, siftWays } from './operator-costs.ts'
import { oreBandOf } from './ore-bands.ts'
import { recipeBook } from './recipe-book.ts'
import { leadsTo } from './village-signs.ts'
import { emeraldTrades, villagerSearchTicks } from './villager-trades.ts'

/** The part of minecraft-data that is used here. */
interface VersionData {
  readonly items: Readonly<Record<string, { readonly name: string }>>
  readonly itemsByName: Readonly<Record<string, { readonly id: number; readonly maxDurability?: number }>>
  readonly blocksByName: Readonly<
    Record<
      string,
      { readonly harvestTools?: Readonly<Record<string, boolean>>; readonly drops: readonly number[] }
    >
  >
  /** Missing for the oldest and the newest versions. */
  readonly blockLoot?: Readonly<Record<string, { readonly drops: readonly LootDrop[] }>>
  readonly entityLoot?: Readonly<Record<string, { readonly drops: readonly LootDrop[] }>>
  readonly foodsByName: Readonly<Record<string, { readonly effectiveQuality: number }>>
  isNewerOrEqualTo(version: string): boolean
}
interface LootDrop {
  readonly item: string
  readonly dropChance: number
  readonly silkTouch?: boolean
  readonly blockAge?: number
}

/** Foods that harm, or may. Source: vanilla's food effects. */
const harmfulFoods = new Set([
  'rotten_flesh',
  'spider_eye',
  'poisonous_potato',
  'pufferfish',
  'chicken',
  'suspicious_stew',
  'chorus_fruit',
])

/** Drops rarer than this are not hunted for. */
const rareDropChance = 0.2

/** Ticks to find open water, roughly. */
const waterSearchTicks = 1_500

const pickaxeOrder = ['wooden', 'stone', 'copper', 'iron', 'golden', 'diamond', 'netherite'].map(
  (tier) => `${tier}_pickaxe`,
)

const known = new Map<string, GameKnowledge>()

/**
 * The prior `full`: recipes, drops, tools, fuels and depths of one Minecraft version, from minecraft-data and the tables beside this
 * file. Built once per version (some ten milliseconds). Throws `UsageError` for a version without data.
 */
export function gameKnowledge(minecraft: string): GameKnowledge {
  let knowledge = known.get(minecraft)
  if (knowledge === undefined) {
    knowledge = buildKnowledge(minecraft)
    known.set(minecraft, knowledge)
  }
  return knowledge
}

function buildKnowledge(minecraft: string): GameKnowledge {
  const data = minecraftData(minecraft) as unknown as VersionData | null
  if (data === null) {
    throw new UsageError(
      `Nothing is known of Minecraft version "${minecraft}".`,
      'Choose a released Java edition version, e.g. 1.16.5.',
    )
  }
  const hasDeepslateLayers = data.isNewerOrEqualTo('1.18')
  const mining = miningOperators(data)
  const operators = new Map<string, Operator[]>()
  const add = (operator: Operator): void => {
    const ways = operators.get(operator.item)
    if (ways) ways.push(operator)
    else operators.set(operator.item, [operator])
  }
  mining.forEach(add)
  recipeBook(minecraft).forEach(add)
  for (const input of Object.keys(data.itemsByName)) {
    for (const row of smeltingTable) {
      if (row.input.test(input) && row.item in data.itemsByName) add({ kind: 'smelt', item: row.item, input })
    }
  }
  for (const [entity, { searchTicks }] of Object.entries(naturalEntities)) {
    for (const { item, dropChance } of data.entityLoot?.[entity]?.drops ?? []) {
      // Rare drops are no plan: twenty zombies for an ingot.
      if (dropChance < rareDropChance) continue
      // Most drops are 0 to 2 pieces, one on average, and the data says only 1.
      add({ kind: 'hunt', item, entity, killsPerItem: 1 / dropChance, searchTicks })
    }
  }
  for (const { give, giveCount } of emeraldTrades) {
    if (give in data.itemsByName)
      add({ kind: 'trade', item: 'emerald', give, giveCount, searchTicks: villagerSearchTicks })
  }
  add({ kind: 'fill', item: 'water_bucket', fluid: 'water', searchTicks: waterSearchTicks })
  const costs = operatorCosts(new Map([...operators].map(([item, ways]) => [item, siftWays(ways)])))
  const blocks = [...new Set(mining.map(({ block }) => block))]
  return {
    minecraft,
    operatorsFor: (item) => operators.get(item) ?? [],
    mineOperatorOf: (block) => mining.find((operator) => operator.block === block) ?? null,
    naturalBlocks: (nameOrGroup) => blocks.filter((block) => blockMatches(nameOrGroup, block)),
    leadsTo,
    oreBand: (block) => oreBandOf(block, hasDeepslateLayers),
    unexploredBand: null,
    isLearning: false,
    mayAskForRecipes: true,
    durabilityOf: (item) => data.itemsByName[item]?.maxDurability ?? 0,
    fuels: fuelTable.flatMap(({ item, burnTicks }) =>
      Object.keys(data.itemsByName)
        .filter((name) => item.test(name))
        .map((name) => ({ item: name, burnTicks })),
    ),
    foods: Object.entries(data.foodsByName)
      .filter(([food]) => !harmfulFoods.has(food))
      .sort(([, one], [, other]) => other.effectiveQuality - one.effectiveQuality)
      .map(([food]) => food),
    dyes: Object.keys(data.itemsByName).filter((item) => item.endsWith('_dye')),
    pickaxes: pickaxeOrder.filter((item) => item in data.itemsByName),
    costTicks: (item) => costs.get(item) ?? Infinity,
  }
}

function miningOperators(data: VersionData): readonly MineOperator[] {
  return Object.entries(data.blocksByName).flatMap(([block, { harvestTools, drops }]) => {
    const natural = naturalBlocks.find((row) => row.block.test(block))
    if (natural === undefined) return []
    const tools = harvestTools && Object.keys(harvestTools).flatMap((id) => data.items[id]?.name ?? [])
    const loot = data.blockLoot?.[block]?.drops
    const items = loot
      ? loot.filter((drop) => drop.silkTouch !== true).map((drop) => drop.item)
      : drops.flatMap((id) => data.items[id]?.name ?? [])
    return [...new Set(items)]
      .filter((item) => item in data.itemsByName)
      .filter((item) => !needsShears.some((row) => row.block.test(block) && row.item.test(item)))
      .map((item): MineOperator => ({
        kind: 'mine',
        item,
        block,
        tools: tools ?? null,
        blocksPerItem: blocksPerItem.find((row) => row.block.test(block) && row.item.test(item))?.blocks ?? 1,
        habitat: natural.habitat,
        searchTicks: natural.searchTicks,
      }))
  })
}
