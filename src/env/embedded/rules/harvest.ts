import { type GameRegistry, hasRawMetals, type RegistryBlock } from './game-registry.ts'
import { type RuleShifts, toolTiers } from './rule-shifts.ts'
import { type Tool, type ToolKind, toolOf } from './tool.ts'

/**
 * Blocks whose `harvestTools` in minecraft-data 1.16.2 differ from vanilla 1.16.5: wooden slabs, a flower and
 * pressure plates listed as needing a pickaxe, and stone ones listed as needing none.
 */
const anyTool =
  /^((oak|spruce|birch|jungle|acacia|dark_oak|crimson|warped)_(slab|pressure_plate)|peony|shroomlight|target|warped_wart_block)$/
const pickaxeNeeded =
  /^((polished_)?blackstone(_brick)?_(slab|stairs)|(granite|andesite|diorite|stone|polished_(granite|andesite|diorite)|smooth_(sandstone|quartz|red_sandstone)|mossy_(stone_brick|cobblestone)|end_stone_brick)_stairs|blast_furnace|stonecutter|bell|(light|heavy)_weighted_pressure_plate)$/

/** Decides whether digging a block with a tool yields its drop. */
export type Harvest = (block: RegistryBlock, tool: string | null) => boolean

/** Builds the decision from minecraft-data's `harvestTools`, its corrections, and the world's `toolTiers`. */
export function createHarvest(registry: GameRegistry, shifts: RuleShifts): Harvest {
  const isCorrected = !hasRawMetals(registry)
  return (block, toolName) => {
    const tool = toolOf(toolName)
    const tier = shifts.toolTiers[block.name]
    if (tier !== undefined) return tier === 'hand' || isAtLeast(tool, toolKindFor(block), tier)
    if (isCorrected && anyTool.test(block.name)) return true
    if (isCorrected && pickaxeNeeded.test(block.name)) return tool?.kind === 'pickaxe'
    if (block.harvestTools === undefined || Object.keys(block.harvestTools).length === 0) return true
    const item = toolName === null ? undefined : registry.itemsByName[toolName]
    return item !== undefined && block.harvestTools[item.id] === true
  }
}

function isAtLeast(tool: Tool | null, kind: ToolKind, tier: (typeof toolTiers)[number]): boolean {
  return tool?.kind === kind && toolTiers.indexOf(tool.tier) >= toolTiers.indexOf(tier)
}

/** The kind of tool that a shifted tier is about, from the block's material. */
function toolKindFor(block: RegistryBlock): ToolKind {
  const materials = block.material?.split(';') ?? []
  if (materials.includes('dirt') || materials.includes('mineable/shovel')) return 'shovel'
  if (materials.includes('wood') || materials.includes('mineable/axe')) return 'axe'
  return 'pickaxe'
}
