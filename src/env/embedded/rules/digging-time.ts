import { type GameRegistry, hasRawMetals, type RegistryBlock } from './game-registry.ts'
import { toolOf } from './tool.ts'

/** What slows or speeds digging besides tool and block. */
export interface DiggingCircumstances {
  /** Eyes under water (without aqua affinity): five times slower. */
  readonly underwater: boolean
  /** Standing: off the ground digging is five times slower. */
  readonly onGround: boolean
}

/** Hoes dig these by their tier's speed (vanilla `HoeItem`, 1.16). */
const hoeBlocks =
  /(_leaves|nether_wart_block|warped_wart_block|hay_block|dried_kelp_block|target|shroomlight|sponge)$/
const woodenSlab = /^(oak|spruce|birch|jungle|acacia|dark_oak|crimson|warped)_slab$/
const blackstone = /^(polished_)?blackstone.*_(slab|stairs)$/

/** How much faster than a hand a tool digs a block. From minecraft-data's materials, corrected to vanilla 1.16.5 in that version. */
export function toolSpeed(registry: GameRegistry, block: RegistryBlock, toolName: string | null): number {
  const tool = toolOf(toolName)
  if (tool === null) return 1
  const { name } = block
  if (name.startsWith('bamboo') && tool.kind === 'sword') return Infinity
  // From 1.17 on the materials are named by the tools that suit them, and nothing needs correction.
  if (hasRawMetals(registry)) {
    const materials = registry.materials[block.material ?? '']
    return materials?.[registry.itemsByName[toolName!]!.id] ?? 1
  }
  if (tool.kind === 'hoe') return hoeBlocks.test(name) ? tool.speed : 1
  if (tool.kind === 'shears') {
    if (name === 'cobweb' || name.endsWith('_leaves')) return 15
    return name.endsWith('_wool') ? 5 : 1
  }
  if (name.endsWith('_leaves')) return tool.kind === 'sword' ? 1.5 : 1
  if (name === 'cobweb') return tool.kind === 'sword' ? 15 : 1
  if (woodenSlab.test(name)) return tool.kind === 'axe' ? tool.speed : 1
  if (blackstone.test(name)) return tool.kind === 'pickaxe' ? tool.speed : 1
  if (name === 'coarse_dirt' || name === 'podzol') return tool.kind === 'shovel' ? tool.speed : 1
  // Stone that minecraft-data gives no material: purpur, magma, bone, red nether bricks, observers.
  if (block.material === undefined && block.harvestTools !== undefined) {
    return tool.kind === 'pickaxe' ? tool.speed : 1
  }
  const item = registry.itemsByName[toolName!]!
  return registry.materials[block.material ?? '']?.[item.id] ?? 1
}

/**
 * Part of the block dug in one tick: speed / hardness / 30, or / 100 when the tool yields no drop (vanilla
 * `BlockBehaviour.getDestroyProgress`). Infinity for blocks without hardness, 0 for unbreakable ones.
 */
export function diggingProgressPerTick(
  hardness: number | null,
  speed: number,
  canHarvest: boolean,
  { underwater, onGround }: DiggingCircumstances,
): number {
  if (hardness === null || hardness < 0) return 0
  if (hardness === 0) return Infinity
  const slowed = speed / (underwater ? 5 : 1) / (onGround ? 1 : 5)
  return slowed / hardness / (canHarvest ? 30 : 100)
}

/** Ticks for a progress per tick: 0 when one tick is enough, Infinity when there is none. */
export function ticksForProgress(progressPerTick: number): number {
  if (progressPerTick >= 1) return 0
  // 45.000000000000004 ticks are 45.
  return progressPerTick <= 0 ? Infinity : Math.ceil(1 / progressPerTick - 1e-9)
}
