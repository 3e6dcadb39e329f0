import type { Random } from '../../random.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { CraftingMatch, GridRecipe } from './crafting-recipe.ts'
import type { DiggingCircumstances } from './digging-time.ts'
import type { FoodValue } from './food.ts'
import type { GameRegistry } from './game-registry.ts'
import type { EntityDropCircumstances } from './entity-drops.ts'
import type { SmeltingRecipe } from './smelting.ts'

/**
 * The survival rules of one version with a world's shifts applied. Items are numeric item ids, blocks are state ids;
 * a tool of null is the bare hand. Pure: chance comes in as an argument.
 */
export interface GameRules {
  readonly version: string
  readonly registry: GameRegistry
  /** Every grid recipe, those of the world's shifts included. */
  readonly recipes: readonly GridRecipe[]
  stackSizeOf(item: number): number
  itemName(item: number): string
  /** Throws `UsageError` for a name that this version does not have. */
  itemId(name: string): number
  blockName(state: number): string

  /** Part of the block dug in one tick: 1 or more breaks at once, 0 never. Vanilla accepts an end of digging from 0.7. */
  diggingProgressPerTick(state: number, tool: number | null, circumstances: DiggingCircumstances): number
  /** Ticks from first to last hit: 0 is at once, Infinity never. */
  diggingTicks(state: number, tool: number | null, circumstances: DiggingCircumstances): number
  /** True when digging with this tool yields the drop. */
  canHarvest(state: number, tool: number | null): boolean
  /** What a player's digging leaves, nothing when the tool is too weak. Contents of containers are not included. */
  blockDrops(state: number, tool: number | null, random: Random): readonly ItemStack[]
  /** What an entity (by name) leaves. */
  entityDrops(entity: string, circumstances: EntityDropCircumstances, random: Random): readonly ItemStack[]

  /** Uses that a new one has; null for what does not wear out. */
  maximumUses(item: number): number | null
  /** The stack after `uses` more; null when it broke. */
  wornBy(stack: ItemStack, uses: number): ItemStack | null
  /** The stack after a block was dug with it; null when it broke (or was null). */
  wornByDigging(stack: ItemStack | null, state: number): ItemStack | null
  /** A tool after one use on a block that is no digging: tilling, lighting. */
  wornByUse(stack: ItemStack | null): ItemStack | null
  /** The stack after an entity was hit with it. */
  wornByAttack(stack: ItemStack | null): ItemStack | null
  /** A piece of armour after its wearer took `amount` of damage that armour stops. */
  wornByDamage(stack: ItemStack | null, amount: number): ItemStack | null

  /**
   * What a square grid (4 or 9 cells, rows from the top) makes, or null. Two worn tools of one kind make a repaired
   * one, a leather piece and dyes a coloured one, as in vanilla.
   */
  craft(grid: readonly (ItemStack | null)[]): CraftingMatch | null
  smelting(input: number): SmeltingRecipe | null
  /** Most block light in which monsters come: none from 1.18 on. */
  readonly monsterBlockLight: number
  /** Ticks that one of these burns; 0 for what does not. */
  fuelTicks(item: number): number
  food(item: number): FoodValue | null
  /** Half hearts of a full-strength hit; 1 for the bare hand and most items. */
  attackDamage(item: number | null): number
  /** Full-strength hits a second. */
  attackSpeed(item: number | null): number
  /** Armour points and toughness of one worn piece; zeros for what is no armour. */
  armour(item: number | null): { readonly points: number; readonly toughness: number }
  /** The slot 5-8 (head, chest, legs, feet) in which an item is worn, or null. */
  armourSlot(item: number): number | null
}
