import { noviceListings } from '../creatures/villager-trades.ts'
import type { SpeciesName } from '../creatures/species/index.ts'
import { lootOfBlocks } from '../rules/block-drops.ts'
import { createGameRules } from '../rules/create-game-rules.ts'
import type { GridRecipe, Ingredient } from '../rules/crafting-recipe.ts'
import { entityLoot } from '../rules/entity-drops.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { toolTiers } from '../rules/rule-shifts.ts'
import { toolOf } from '../rules/tool.ts'
import { createStack } from '../server/item-stack.ts'
import { createBlockStates } from '../world/block-states.ts'
import type { WorldFile } from '../world-file/world-file.ts'
import { expectedLoot } from './expected-loot.ts'
import { hamletSearchDeeds, naturalBlocksOf } from './natural-blocks.ts'

/** What a block gives. */
interface TrueDrop {
  readonly item: string
  readonly piecesPerUse: number
  /** Tools that get it, the weakest first; null when a bare hand does. */
  readonly tools: readonly string[] | null
}

/** A grid recipe as the server works it out. */
interface TrueRecipe {
  readonly item: string
  readonly yields: number
  readonly ingredients: readonly { readonly alternatives: readonly string[]; readonly count: number }[]
  readonly needsTable: boolean
}

/**
 * How a world really is, rules shifted and all, by names. A referee's knowledge: nothing that plays may see it, and the structure rules
 * keep it from every room but the command line's composition.
 */
export interface WorldTruth {
  readonly minecraft: string
  readonly recipes: readonly TrueRecipe[]
  /** What a 3x3 grid, rows from the top, makes; null when nothing. */
  craft(grid: readonly (string | null)[]): { readonly item: string; readonly count: number } | null
  /** Blocks that lie in this world before anybody has changed it, and how many deeds the search for one is worth, roughly. */
  readonly naturalBlocks: ReadonlyMap<string, number>
  /** What any block of the version gives, natural or not. */
  dropsOf(block: string): readonly TrueDrop[]
  /** Creatures that come by nature, and how many deeds the search for one is worth, roughly. */
  readonly creatures: ReadonlyMap<string, number>
  /** What any grown creature of the version gives on average. */
  lootOf(entity: string): readonly { readonly item: string; readonly piecesPerUse: number }[]
  /** Input to result. */
  readonly smelting: Readonly<Record<string, string>>
  /** Ticks that one piece burns; what does not burn is left out. */
  readonly fuels: Readonly<Record<string, number>>
  /** What villagers sell for one kind of goods. */
  readonly trades: readonly { readonly item: string; readonly give: string; readonly giveCount: number }[]
  /** Deeds that the search for a villager is worth, roughly. */
  readonly tradeSearchDeeds: number
  /** Fluids that lie about, and what a bucket of them is called. */
  readonly fluids: Readonly<Record<string, string>>
  /** Heights between which blocks of an ore lie. */
  readonly ores: Readonly<Record<string, { readonly lowestY: number; readonly highestY: number }>>
}

const animals: readonly SpeciesName[] = ['cow', 'sheep', 'pig', 'chicken']
const animalSearchDeeds = 5
const monsterSearchDeeds = 20
const monsters: readonly SpeciesName[] = ['zombie', 'skeleton', 'spider', 'creeper']

/** Reads the truth off the tables that the embedded server plays by. Takes some ten milliseconds. */
export function worldTruth(world: WorldFile): WorldTruth {
  const rules = createGameRules(world.version, world.rules)
  const { registry } = rules
  const states = createBlockStates(world.version)
  const loot = lootOfBlocks(registry, world.rules)
  const tools = toolsByStrength(rules)
  const isOverworld = world.generator.name === 'overworld'
  const hasHamlets = world.generator.name === 'overworld' && world.generator.options.hamletDensity > 0
  const names = (ingredient: Ingredient): readonly string[] => ingredient.map((item) => rules.itemName(item))
  const dropsOf = (name: string): readonly TrueDrop[] => {
    const block = registry.blocksByName[name]
    if (block === undefined || !block.diggable) return []
    const digging = tools.filter((tool) => rules.canHarvest(block.minStateId, rules.itemId(tool)))
    const needsTool = !rules.canHarvest(block.minStateId, null)
    if (needsTool && digging.length === 0) return []
    return expectedLoot(loot.get(name) ?? []).map(({ item, pieces, needsShears }) => ({
      item,
      piecesPerUse: pieces,
      tools: needsShears ? ['shears'] : needsTool ? digging : null,
    }))
  }
  return {
    minecraft: world.version,
    recipes: rules.recipes.map((recipe) => ({
      item: rules.itemName(recipe.result),
      yields: recipe.resultCount,
      ingredients: ingredientsOf(recipe, names),
      needsTable:
        recipe.kind === 'shaped' ? recipe.width > 2 || recipe.height > 2 : recipe.ingredients.length > 4,
    })),
    craft: (grid) => {
      const match = rules.craft(grid.map((item) => (item === null ? null : createStack(rules.itemId(item)))))
      return match && { item: rules.itemName(match.result.item), count: match.result.count }
    },
    naturalBlocks: new Map(
      [...naturalBlocksOf(world)].map(([name, deeds]) => [states.nameOf(states.stateOf(name)), deeds]),
    ),
    dropsOf,
    creatures: creaturesOf(world),
    lootOf: (entity) =>
      expectedLoot(entityLoot(entity, 'white')).map(({ item, pieces }) => ({ item, piecesPerUse: pieces })),
    smelting: Object.fromEntries(
      registry.itemsArray.flatMap(({ id, name }) => {
        const recipe = rules.smelting(id)
        return recipe === null ? [] : [[name, rules.itemName(recipe.result)]]
      }),
    ),
    fuels: Object.fromEntries(
      registry.itemsArray.flatMap(({ id, name }) => {
        const ticks = rules.fuelTicks(id)
        return ticks > 0 ? [[name, ticks]] : []
      }),
    ),
    trades: !hasHamlets
      ? []
      : Object.values(noviceListings)
          .flat()
          .filter(({ second }) => second === null)
          .map(({ first, result }) => ({ item: result.item, give: first.item, giveCount: first.count })),
    tradeSearchDeeds: hamletSearchDeeds,
    fluids: isOverworld ? { water: 'water_bucket', lava: 'lava_bucket' } : {},
    ores: oresOf(world),
  }
}

function creaturesOf({ difficulty, gameRules }: WorldFile): ReadonlyMap<string, number> {
  if (!gameRules.doMobSpawning) return new Map()
  const found = new Map<string, number>(animals.map((name) => [name, animalSearchDeeds]))
  if (difficulty !== 'peaceful') for (const name of monsters) found.set(name, monsterSearchDeeds)
  return found
}

function ingredientsOf(
  recipe: GridRecipe,
  names: (ingredient: Ingredient) => readonly string[],
): TrueRecipe['ingredients'] {
  const cells = recipe.kind === 'shaped' ? recipe.cells.filter((cell) => cell !== null) : recipe.ingredients
  const byNames = Map.groupBy(cells, (cell) => [...cell].sort((one, other) => one - other).join())
  return [...byNames.values()].map((same) => ({ alternatives: names(same[0]!), count: same.length }))
}

/** Every tool, the weakest first; of gold, which counts as wood, after wood. */
function toolsByStrength(rules: GameRules): readonly string[] {
  return rules.registry.itemsArray
    .flatMap(({ name }) => {
      const tool = toolOf(name)
      return tool === null ? [] : [{ name, rank: toolTiers.indexOf(tool.tier), speed: tool.speed }]
    })
    .sort((one, other) => one.rank - other.rank || one.speed - other.speed)
    .map(({ name }) => name)
}

/** Vein centres wander up to two blocks down, and a ball of blocks is around each (see `layVein`). */
function oresOf({ generator }: WorldFile): WorldTruth['ores'] {
  if (generator.name !== 'overworld') return {}
  return Object.fromEntries(
    Object.entries(generator.options.ores).flatMap(([ore, { veins, size, minY, maxY }]) => {
      if (veins === 0) return []
      const [below, above] =
        size === 1 ? [0, 0] : [2 + Math.ceil(size / 16 + 0.5), Math.ceil(size / 16 + 0.5)]
      return [[ore, { lowestY: Math.max(1, minY - below), highestY: maxY + above }]]
    }),
  )
}
