import type { BlockFacts } from '../server/block-facts.ts'

/** How a block is being placed. */
export interface Placement {
  /** The block's name, e.g. `oak_stairs`. */
  readonly block: string
  /** Face of the clicked block: 0 down, 1 up, 2 north, 3 south, 4 west, 5 east. */
  readonly face: number
  /** Height of the click on the block, 0-1. */
  readonly cursorY: number
  /** Where the placer looks. */
  readonly yawDegrees: number
  readonly pitchDegrees: number
  /** True when the place is a water source. */
  readonly inWater: boolean
}

type Facing = 'north' | 'south' | 'west' | 'east'

const faceNames = ['down', 'up', 'north', 'south', 'west', 'east'] as const
const opposite: Readonly<Record<Facing, Facing>> = {
  north: 'south',
  south: 'north',
  west: 'east',
  east: 'west',
}
const axes = ['y', 'y', 'z', 'z', 'x', 'x'] as const
const attached = /^(ladder|.*wall_torch|.*_wall_sign|.*_wall_banner)$/
/** These look at their placer; other blocks with a facing look the way the placer does. */
const facesPlacer =
  /^(furnace|blast_furnace|smoker|chest|trapped_chest|ender_chest|carved_pumpkin|jack_o_lantern|lectern|loom|stonecutter|beehive|bee_nest|.*_glazed_terracotta|repeater|comparator)$/
/** These look at their placer also up and down. */
const facesPlacerAnyWay = /^(barrel|dispenser|dropper|piston|sticky_piston|observer|command_block)$/

/** The name of the block that an item becomes when used on this face; null where it cannot hang. */
export function blockOfItem(blocks: BlockFacts, item: string, face: number): string | null {
  const name = seedBlocks[item] ?? item
  if (!blocks.isBlock(name)) return null
  if (face < 2 || !wallForms.test(name)) return name
  return wallFormOf(name)
}

const wallForms = /^(torch|soul_torch|redstone_torch|.*_sign|.*_banner)$/
const seedBlocks: Readonly<Record<string, string>> = {
  wheat_seeds: 'wheat',
  beetroot_seeds: 'beetroots',
  pumpkin_seeds: 'pumpkin_stem',
  melon_seeds: 'melon_stem',
  carrot: 'carrots',
  potato: 'potatoes',
  sweet_berries: 'sweet_berry_bush',
  redstone: 'redstone_wire',
  string: 'tripwire',
  cocoa_beans: 'cocoa',
}

function wallFormOf(name: string): string {
  const cut = name.lastIndexOf('_')
  const [prefix, suffix] = cut < 0 ? ['', name] : [name.slice(0, cut + 1), name.slice(cut + 1)]
  return `${prefix}wall_${suffix}`
}

/** The state in which a block is placed: its axis, facing, half and the like as vanilla chooses them. */
export function placementState(blocks: BlockFacts, placement: Placement): number {
  const { block, face, cursorY, inWater } = placement
  const defaults = blocks.propertiesOf(blocks.stateOf(block))
  const looking = horizontalLook(placement.yawDegrees)
  const wanted: Record<string, string> = {}
  const upperHalf = face === 0 || (face > 1 && cursorY > 0.5)
  if ('axis' in defaults && !block.endsWith('portal')) wanted['axis'] = axes[face] ?? 'y'
  if ('waterlogged' in defaults) wanted['waterlogged'] = String(inWater)
  if ('persistent' in defaults) wanted['persistent'] = 'true'
  if ('facing' in defaults) wanted['facing'] = facingOf(placement, looking)
  if (block.endsWith('_slab')) wanted['type'] = upperHalf ? 'top' : 'bottom'
  if (/_(stairs|trapdoor)$/.test(block)) wanted['half'] = upperHalf ? 'top' : 'bottom'
  if ('hanging' in defaults) wanted['hanging'] = String(face === 0)
  if ('rotation' in defaults)
    wanted['rotation'] = String(Math.floor((placement.yawDegrees * 16) / 360 + 8.5) & 15)
  if ('face' in defaults) wanted['face'] = face === 0 ? 'ceiling' : face === 1 ? 'floor' : 'wall'
  return blocks.stateOf(block, wanted)
}

function facingOf({ block, face, pitchDegrees }: Placement, looking: Facing): string {
  const faceName = faceNames[face] ?? 'up'
  if (block === 'hopper') return face < 2 ? 'down' : opposite[faceName as Facing]
  if (attached.test(block)) return face < 2 ? opposite[looking] : faceName
  if (block === 'end_rod' || block.endsWith('shulker_box')) return faceName
  if (block.endsWith('_trapdoor')) return face < 2 ? opposite[looking] : faceName
  if (/_button$|^lever$|^grindstone$/.test(block)) return face < 2 ? looking : faceName
  if (facesPlacerAnyWay.test(block)) {
    if (pitchDegrees > 45) return 'up'
    return pitchDegrees < -45 ? 'down' : opposite[looking]
  }
  return facesPlacer.test(block) ? opposite[looking] : looking
}

/** 0 degrees is south, 90 west, as in the protocol. */
export function horizontalLook(yawDegrees: number): Facing {
  const quarter = Math.floor(yawDegrees / 90 + 0.5) & 3
  return (['south', 'west', 'north', 'east'] as const)[quarter]!
}

/** The step to the block in front of a face. */
export function faceOffset(face: number): readonly [number, number, number] {
  return (
    (
      [
        [0, -1, 0],
        [0, 1, 0],
        [0, 0, -1],
        [0, 0, 1],
        [-1, 0, 0],
        [1, 0, 0],
      ] as const
    )[face] ?? [0, 1, 0]
  )
}

/** The step in a horizontal direction. */
export function facingOffset(facing: string): readonly [number, number, number] {
  return faceOffset(faceNames.indexOf(facing as (typeof faceNames)[number]))
}
