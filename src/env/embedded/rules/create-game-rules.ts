import { UsageError } from '../../errors.ts'
import { type ItemStack, createStack } from '../server/item-stack.ts'
import { armourOf, armourSlotOf } from './armour.ts'
import { attackDamage, attackSpeed } from './attack.ts'
import { createBlockDrops } from './block-drops.ts'
import { recipeMatches, repairInGrid, trimGrid } from './crafting-recipe.ts'
import { craftingRemainders, createRecipes } from './crafting-recipes.ts'
import { diggingProgressPerTick, ticksForProgress, toolSpeed } from './digging-time.ts'
import { armourWear, attackWear, diggingWear, wearStack } from './durability.ts'
import { rollEntityDrops } from './entity-drops.ts'
import { dyeInGrid } from './dyeing.ts'
import { createFoods } from './food.ts'
import { createFuels } from './fuel.ts'
import { type RegistryBlock, hasRawMetals, loadGameRegistry } from './game-registry.ts'
import type { GameRules } from './game-rules.ts'
import { createHarvest } from './harvest.ts'
import type { LootYield } from './loot.ts'
import { ruleShiftProblems } from './rule-shift-problems.ts'
import { type RuleShifts, noRuleShifts } from './rule-shifts.ts'
import { createSmelting } from './smelting.ts'

/** Light up to which monsters come before 1.18, with a chance that falls with it. */
const brightestForMonsters = 7

/**
 * Builds the rules of a version with a world's shifts. Throws `UsageError` when a shift names an item or block that
 * the version does not have.
 */
export function createGameRules(version: string, shifts: RuleShifts = noRuleShifts): GameRules {
  const registry = loadGameRegistry(version)
  const problem = ruleShiftProblems(registry, shifts)[0]
  if (problem !== undefined) {
    throw new UsageError(
      `Rule shift ${problem.path.join('.')}: ${problem.message} in Minecraft ${version}.`,
      'Correct the name in the world file.',
    )
  }
  const itemName = (item: number) => registry.items[item]?.name ?? 'unknown'
  const nameOrNull = (item: number | null) => (item === null ? null : itemName(item))
  const itemId = (name: string): number => {
    const item = registry.itemsByName[name]
    if (item === undefined)
      throw new UsageError(`Minecraft ${version} has no item "${name}".`, 'Check its name.')
    return item.id
  }
  const blockOf = (state: number): RegistryBlock =>
    registry.blocksByStateId[state] ?? registry.blocksByName['air']!
  const maximumUses = (item: number) => registry.items[item]?.maxDurability ?? null
  const toStacks = (yields: readonly LootYield[]): readonly ItemStack[] =>
    yields.map(({ item, count }) => createStack(itemId(item), count))

  const harvest = createHarvest(registry, shifts)
  const drops = createBlockDrops(registry, shifts)
  const recipes = createRecipes(registry, shifts, itemId)
  const smelting = createSmelting(registry, shifts, itemId)
  const fuels = createFuels(registry, shifts)
  const foods = createFoods(registry)
  const remainders = new Map(
    Object.entries(craftingRemainders).map(([item, left]) => [itemId(item), itemId(left)]),
  )

  const rules: GameRules = {
    version,
    registry,
    recipes,
    itemName,
    itemId,
    stackSizeOf: (item) => registry.items[item]?.stackSize ?? 64,
    blockName: (state) => blockOf(state).name,

    canHarvest: (state, tool) => harvest(blockOf(state), nameOrNull(tool)),
    diggingProgressPerTick(state, tool, circumstances) {
      const block = blockOf(state)
      const speed = toolSpeed(registry, block, nameOrNull(tool))
      return diggingProgressPerTick(
        block.diggable ? block.hardness : null,
        speed,
        harvest(block, nameOrNull(tool)),
        circumstances,
      )
    },
    diggingTicks: (state, tool, circumstances) =>
      ticksForProgress(rules.diggingProgressPerTick(state, tool, circumstances)),
    blockDrops(state, tool, random) {
      const block = blockOf(state)
      const name = nameOrNull(tool)
      return harvest(block, name) ? toStacks(drops(block, state, name, random)) : []
    },
    entityDrops: (entity, circumstances, random) => toStacks(rollEntityDrops(entity, circumstances, random)),

    maximumUses,
    wornBy: (stack, uses) => wearStack(stack, uses, maximumUses(stack.item)),
    wornByDigging: (stack, state) =>
      stack &&
      wearStack(stack, diggingWear(itemName(stack.item), blockOf(state).hardness), maximumUses(stack.item)),
    wornByUse: (stack) => stack && wearStack(stack, 1, maximumUses(stack.item)),
    wornByAttack: (stack) =>
      stack && wearStack(stack, attackWear(itemName(stack.item)), maximumUses(stack.item)),
    wornByDamage: (stack, amount) =>
      stack &&
      wearStack(
        stack,
        armourOf(itemName(stack.item)).points > 0 ? armourWear(amount) : 0,
        maximumUses(stack.item),
      ),

    craft(grid) {
      const content = trimGrid(grid.map((stack) => stack?.item ?? null))
      if (content === null) return null
      const recipe = recipes.find((candidate) => recipeMatches(candidate, content))
      const result =
        recipe === undefined
          ? (repairInGrid(grid, maximumUses) ?? dyeInGrid(grid, itemName))
          : createStack(recipe.result, recipe.resultCount)
      if (result === null) return null
      return { result, remainders: grid.map((stack) => stack && (remainders.get(stack.item) ?? null)) }
    },
    smelting: (input) => smelting.get(input) ?? null,
    monsterBlockLight: hasRawMetals(registry) ? 0 : brightestForMonsters,
    fuelTicks: (item) => fuels.get(item) ?? 0,
    food: (item) => foods.get(item) ?? null,
    attackDamage: (item) => attackDamage(nameOrNull(item)),
    attackSpeed: (item) => attackSpeed(nameOrNull(item)),
    armour: (item) => armourOf(nameOrNull(item)),
    armourSlot: (item) => armourSlotOf(itemName(item)),
  }
  return rules
}
