import { perVersion } from '../body/per-version.ts'
import { blockStatesOf, type BlockStateFacts } from '../perception/block-facts.ts'

/** What walking must know of every block state, by state id. Bits of `flags` are the constants below. */
export interface WalkFacts {
  readonly flags: Uint16Array
  /** Height of the highest collision box within the block, 0-1.5 blocks. */
  readonly height: Float32Array
  /** Block number (`type` of a block) by state id. */
  readonly type: Uint16Array
}

/** The body can be inside the block without harm. */
export const SAFE = 1
/** The body can stand on it. */
export const PHYSICAL = 2
/** A block can be placed into it. */
export const REPLACEABLE = 4
export const LIQUID = 8
export const CLIMBABLE = 16
/** Falls when nothing holds it. */
export const FALLS = 32
/** May be broken on the way. */
export const BREAKABLE = 64
/** Hurts who is near or inside: lava, fire, cactus and the like. */
export const HARMFUL = 128
export const LAVA = 256

const harmful =
  /^(lava|flowing_lava|fire|soul_fire|cactus|magma_block|campfire|soul_campfire|sweet_berry_bush|wither_rose|powder_snow|cobweb|web)$/
const water = /^(water|flowing_water|bubble_column|seagrass|tall_seagrass|kelp|kelp_plant)$/
const replaceable =
  /^(air|cave_air|void_air|water|flowing_water|grass|short_grass|tall_grass|fern|large_fern|snow|seagrass)$/
const falling = /^(sand|red_sand|gravel|.*_concrete_powder|anvil|chipped_anvil|damaged_anvil)$/
const climbable = /^(ladder|vine)$/
/** Never broken on the way: what players make and use. A deed that wants one of these breaks it on purpose. */
const kept =
  /(chest|barrel|shulker_box|furnace|smoker|crafting_table|smithing_table|anvil|enchanting_table|brewing_stand|beacon|_bed$|^bed$|lectern|hopper|dispenser|dropper|jukebox|bell|_door$|_gate$|_trapdoor$|_sign$|spawner)/

interface DiggableBlock {
  readonly diggable: boolean
  readonly hardness: number | null
}

/** Builds the table from the states of a version. `diggable` decides by block number. */
export function createWalkFacts(
  states: readonly (BlockStateFacts | undefined)[],
  isDiggable: (blockId: number) => boolean,
): WalkFacts {
  const flags = new Uint16Array(states.length)
  const height = new Float32Array(states.length)
  const type = new Uint16Array(states.length)
  states.forEach((state, stateId) => {
    if (!state) return
    const top = state.shapes.reduce((highest, shape) => Math.max(highest, shape[4] ?? 0), 0)
    height[stateId] = top
    type[stateId] = state.id
    flags[stateId] = flagsOf(state, top, isDiggable(state.id))
  })
  return { flags, height, type }
}

function flagsOf({ name }: BlockStateFacts, top: number, diggable: boolean): number {
  const isLava = name === 'lava' || name === 'flowing_lava'
  const isHarmful = harmful.test(name)
  let flags = 0
  // Fences and walls are 1.5 high: neither walked through nor stood on. Carpets and thin snow are walked through.
  if ((top < 0.2 || climbable.test(name)) && !isHarmful) flags |= SAFE
  if (top >= 0.2 && top <= 1 && !climbable.test(name) && !isHarmful) flags |= PHYSICAL
  if (replaceable.test(name) && top < 0.2) flags |= REPLACEABLE
  if (isLava || water.test(name)) flags |= LIQUID
  if (climbable.test(name)) flags |= CLIMBABLE
  if (falling.test(name)) flags |= FALLS
  if (diggable && !kept.test(name) && !isLava && !water.test(name)) flags |= BREAKABLE
  if (isHarmful) flags |= HARMFUL
  if (isLava) flags |= LAVA
  return flags
}

/** The facts of a registry's version. */
export const walkFactsOf = perVersion((registry) => {
  const blocks = registry.blocks as unknown as Readonly<Record<number, DiggableBlock | undefined>>
  return createWalkFacts(blockStatesOf(registry), (blockId) => blocks[blockId]?.diggable === true)
})
