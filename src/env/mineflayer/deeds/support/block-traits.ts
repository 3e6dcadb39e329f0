import type { Bot } from 'mineflayer'
import { perVersion } from '../../body/per-version.ts'

/** What a deed must know of a block state, as bits. */
export const trait = {
  /** Nothing to bump into: air, plants, torches. Liquids carry their own bit as well. */
  passable: 1,
  /** A whole cube: one can stand on it and place against it. */
  cube: 2,
  water: 4,
  lava: 8,
  /** Falls when what is below goes: sand, gravel, concrete powder, anvils. */
  falling: 16,
  /** Gives way to a placed block without being dug: air, liquids, grass, thin snow, vines. */
  replaceable: 32,
  diggable: 64,
  /** Opens or switches on a right click, so nothing is placed against it without sneaking. */
  interactive: 128,
  /** Hurts who stands on or in it: fire, cactus, magma, berry bushes. */
  harmful: 256,
  /** The chunk is not loaded, or the position is outside the world. */
  unknown: 512,
  /** Slows or catches who walks in: cobweb, honey. */
  sticky: 1024,
} as const

/** Trait bits and names by block state id, for one Minecraft version. */
export interface BlockTraits {
  readonly bits: Uint16Array
  readonly names: readonly string[]
}

/** Older versions lack the state ids that the registry's typing promises. */
interface RegistryBlock {
  readonly name: string
  readonly diggable: boolean
  readonly minStateId?: number
  readonly maxStateId?: number
  readonly states?: readonly { readonly name: string; readonly num_values: number }[]
}

type Registry = Bot['registry']

const replaceableNames = new Set(
  'air cave_air void_air water lava bubble_column grass short_grass fern tall_grass large_fern dead_bush vine seagrass tall_seagrass fire soul_fire structure_void light warped_roots crimson_roots nether_sprouts hanging_roots glow_lichen'.split(
    ' ',
  ),
)
const waterNames = new Set(['water', 'bubble_column', 'seagrass', 'tall_seagrass', 'kelp', 'kelp_plant'])
const harmfulNames = new Set(
  'lava fire soul_fire cactus magma_block sweet_berry_bush wither_rose campfire soul_campfire powder_snow pointed_dripstone'.split(
    ' ',
  ),
)
const stickyNames = new Set(['cobweb', 'honey_block', 'sweet_berry_bush', 'powder_snow', 'bubble_column'])
const fallingPattern = /^(sand|red_sand|gravel|suspicious_sand|suspicious_gravel|.*_concrete_powder|.*anvil)$/
const interactivePattern =
  /(_door|_trapdoor|_button|_fence_gate|_bed|_sign|shulker_box|anvil|chest)$|^(crafting_table|furnace|blast_furnace|smoker|barrel|lever|brewing_stand|enchanting_table|grindstone|loom|stonecutter|cartography_table|smithing_table|fletching_table|lectern|dispenser|dropper|hopper|beacon|note_block|jukebox|repeater|comparator|daylight_detector|cake|bell|composter|cauldron|respawn_anchor|lodestone|command_block|dragon_egg)$/

/** The table of a registry's version. */
export const blockTraitsOf = perVersion(makeBlockTraits)

/** The facts used from the registry's collision shapes; `blocks` gives one shape for all states or one for each. */
interface CollisionShapes {
  readonly blocks: Readonly<Record<string, number | readonly number[]>>
  readonly shapes: Readonly<Record<number, readonly (readonly number[])[]>>
}

function makeBlockTraits(registry: Registry): BlockTraits {
  const shapes = registry.blockCollisionShapes as unknown as CollisionShapes
  const blocks: readonly RegistryBlock[] = registry.blocksArray
  let highest = 0
  for (const block of blocks) highest = Math.max(highest, block.maxStateId ?? 0)
  const bits = new Uint16Array(highest + 1)
  const names = new Array<string>(highest + 1).fill('')
  for (const block of blocks) {
    const first = block.minStateId ?? 0
    const last = block.maxStateId ?? first
    const waterloggedStep = stepOfWaterlogged(block.states)
    for (let stateId = first; stateId <= last; stateId++) {
      const shapeId = shapes.blocks[block.name]
      const shape =
        shapes.shapes[
          typeof shapeId === 'number' ? shapeId : (shapeId?.[stateId - first] ?? shapeId?.[0] ?? 0)
        ] ?? []
      names[stateId] = block.name
      // `waterlogged` is a boolean, and false is the second value of a boolean property.
      const waterlogged = waterloggedStep > 0 && Math.floor((stateId - first) / waterloggedStep) % 2 === 0
      bits[stateId] = bitsOf(block.name, block.diggable, shape, waterlogged, stateId === first)
    }
  }
  return { bits, names }
}

function bitsOf(
  name: string,
  diggable: boolean,
  shape: readonly (readonly number[])[],
  waterlogged: boolean,
  isFirstState: boolean,
): number {
  const box = shape[0]
  const wholeCube =
    shape.length === 1 && box !== undefined && box.every((edge, index) => edge === (index < 3 ? 0 : 1))
  let bits = 0
  if (shape.length === 0) bits |= trait.passable
  if (wholeCube) bits |= trait.cube
  if (name === 'lava') bits |= trait.lava
  if (waterNames.has(name) || waterlogged) bits |= trait.water
  if (fallingPattern.test(name)) bits |= trait.falling
  if (replaceableNames.has(name) || (name === 'snow' && isFirstState)) bits |= trait.replaceable
  if (diggable) bits |= trait.diggable
  if (interactivePattern.test(name)) bits |= trait.interactive
  if (harmfulNames.has(name)) bits |= trait.harmful
  if (stickyNames.has(name)) bits |= trait.sticky
  return bits
}

/** How many consecutive states share one value of `waterlogged`; 0 if the block has no such property. */
function stepOfWaterlogged(
  states: readonly { readonly name: string; readonly num_values: number }[] | undefined,
): number {
  let step = 1
  for (let index = (states?.length ?? 0) - 1; index >= 0; index--) {
    const state = states![index]!
    if (state.name === 'waterlogged') return step
    step *= state.num_values
  }
  return 0
}
