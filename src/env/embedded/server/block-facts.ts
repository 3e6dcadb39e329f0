import minecraftData from 'minecraft-data'
import type { BlockStates } from '../world/block-states.ts'
import { type DataBlock, stateValues } from '../world/state-values.ts'

/** A box in a block: lower corner, upper corner, 0-1 on each axis (fences reach 1.5). */
type Box = readonly [number, number, number, number, number, number]

export const fluidKinds = { none: 0, water: 1, lava: 2 } as const

/** Tables by block state id that the mechanics read every tick. */
export interface BlockFacts {
  /** The boxes that bodies collide with; empty for air, plants, fluids. */
  boxesOf(state: number): readonly Box[]
  /** 1 where the state fills its whole block. */
  readonly fullCube: Uint8Array
  /** 1 where a head inside suffocates: a full cube that is not glass or leaves. */
  readonly suffocating: Uint8Array
  /** `fluidKinds`; waterlogged blocks and water plants count as water. */
  readonly fluid: Uint8Array
  /** Height of the fluid in the block, in ninths; 0 without fluid. */
  readonly fluidNinths: Uint8Array
  /** 1 where placing a block takes this one's place: air, fluids, grass, snow layers, fire. */
  readonly replaceable: Uint8Array
  /** 1 for ladders, vines and scaffolding: they stop a fall. */
  readonly climbable: Uint8Array
  /** Slipperiness of the ground: 0.6, ice 0.98. */
  slipperinessOf(state: number): number
  nameOf(state: number): string
  /** A state's properties as text: `{ axis: 'y' }`. Shared: do not change. */
  propertiesOf(state: number): Readonly<Record<string, string>>
  /** The state of a block; properties left out take the default. Throws `UsageError` when there is none. */
  stateOf(name: string, properties?: Readonly<Record<string, string | number | boolean>>): number
  /** All states of the blocks with such names, in order of their ids. */
  statesNamed(isMeant: (name: string) => boolean): readonly number[]
  /** True if the block exists in this version. */
  isBlock(name: string): boolean
}

const alwaysWater = new Set(['water', 'seagrass', 'tall_seagrass', 'kelp', 'kelp_plant', 'bubble_column'])
const replaceableNames = new Set([
  ...[
    'air',
    'cave_air',
    'void_air',
    'water',
    'lava',
    'bubble_column',
    'grass',
    'short_grass',
    'fern',
    'dead_bush',
    'seagrass',
  ],
  ...['tall_seagrass', 'tall_grass', 'large_fern', 'fire', 'soul_fire', 'vine', 'structure_void'],
  ...['crimson_roots', 'warped_roots', 'nether_sprouts'],
])
const climbableNames = new Set([
  ...['ladder', 'vine', 'scaffolding', 'twisting_vines', 'twisting_vines_plant', 'weeping_vines'],
  'weeping_vines_plant',
])
const slippery: Readonly<Record<string, number>> = {
  ice: 0.98,
  packed_ice: 0.98,
  frosted_ice: 0.98,
  blue_ice: 0.989,
  slime_block: 0.8,
}
/** Full cubes with collision in which vanilla lets a head breathe. */
const breathable = /_leaves$|glass|^(ice|slime_block|honey_block|barrier|beacon|spawner|piston)$/

const factsByStates = new WeakMap<BlockStates, BlockFacts>()

/** The tables of a version, built once for the same states: nobody writes to them. */
export function createBlockFacts(states: BlockStates): BlockFacts {
  let facts = factsByStates.get(states)
  if (facts === undefined) {
    facts = buildBlockFacts(states)
    factsByStates.set(states, facts)
  }
  return facts
}

function buildBlockFacts(states: BlockStates): BlockFacts {
  const data = minecraftData(states.version)
  const count = states.count
  const [fullCube, suffocating, fluid, fluidNinths, replaceable, climbable] = Array.from(
    { length: 6 },
    () => new Uint8Array(count),
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const boxes = new Array<readonly Box[]>(count).fill([])
  const properties = new Array<Readonly<Record<string, string>>>(count).fill({})
  const shapeTable = data.blockCollisionShapes as unknown as {
    readonly blocks: Readonly<Record<string, number | readonly number[]>>
    readonly shapes: Readonly<Record<string, readonly Box[]>>
  }
  for (const block of data.blocksArray as unknown as readonly DataBlock[]) {
    const shapeIds = shapeTable.blocks[block.name]
    for (let state = block.minStateId; state <= block.maxStateId; state++) {
      const shapeId = typeof shapeIds === 'number' ? shapeIds : (shapeIds?.[state - block.minStateId] ?? 0)
      const stateBoxes = shapeTable.shapes[String(shapeId)] ?? []
      boxes[state] = stateBoxes
      const isCube = stateBoxes.length === 1 && stateBoxes[0]!.join() === '0,0,0,1,1,1'
      fullCube[state] = isCube ? 1 : 0
      suffocating[state] = isCube && !breathable.test(block.name) ? 1 : 0
      const values = stateValues(block, state)
      properties[state] = values
      if (alwaysWater.has(block.name) || values['waterlogged'] === 'true') fluid[state] = fluidKinds.water
      if (block.name === 'lava') fluid[state] = fluidKinds.lava
      if (fluid[state] !== 0) fluidNinths[state] = ninthsOf(values['level'])
      const isThinSnow = block.name === 'snow' && values['layers'] === '1'
      replaceable[state] = isThinSnow || replaceableNames.has(block.name) ? 1 : 0
      climbable[state] = climbableNames.has(block.name) ? 1 : 0
    }
  }
  return {
    boxesOf: (state) => boxes[state] ?? [],
    fullCube,
    suffocating,
    fluid,
    fluidNinths,
    replaceable,
    climbable,
    slipperinessOf: (state) => slippery[states.nameOf(state)] ?? 0.6,
    nameOf: (state) => states.nameOf(state),
    propertiesOf: (state) => properties[state] ?? {},
    stateOf: (name, wanted) => states.stateOf(name, wanted),
    statesNamed(isMeant) {
      const found: number[] = []
      for (const block of data.blocksArray) {
        if (!isMeant(block.name)) continue
        for (let state = block.minStateId; state <= block.maxStateId; state++) found.push(state)
      }
      return found.sort((one, other) => one - other)
    },
    isBlock: (name) => Object.hasOwn(data.blocksByName, name),
  }
}

/** Level 0 is a source, 1-7 ever lower, 8 and above falls. */
function ninthsOf(level: string | undefined): number {
  const value = Number(level ?? 0)
  return value === 0 || value >= 8 ? 8 : 8 - value
}
