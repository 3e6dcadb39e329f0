import { type FluidAmount, type FluidGround, fallingAmount, sourceAmount } from '../rules/fluid-flow.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { ServerContext } from '../server/server-context.ts'

export type FluidName = 'water' | 'lava'

/** Without a collision box, yet no flow gets in (vanilla `FlowingFluid.canHoldFluid`). */
const closedName =
  /(sign|_banner|_pressure_plate|_portal|_gateway|_door)$|^(ladder|sugar_cane|bubble_column|structure_void|scaffolding)$/
/** With a collision box, yet washed away. */
const washedAwayName =
  /(_carpet|_head|_skull)$|^(snow|flower_pot|potted_.*|repeater|comparator|lily_pad|end_rod|bamboo_sapling)$/
/** They stand in water and keep it. */
const waterPlantName = /^(seagrass|tall_seagrass|kelp|kelp_plant|sea_pickle|.*coral(_fan|_wall_fan)?)$/

/** One kind of fluid in the world: what holds it, how much of it is where, and how it is put there. */
export interface FluidBlocks extends FluidGround {
  readonly name: FluidName
  /** The state with so much of this fluid. */
  stateOf(amount: FluidAmount): number
}

/** Builds the view of one fluid. The tables are by state id. */
export function createFluidBlocks(server: ServerContext, name: FluidName): FluidBlocks {
  const { world, blocks } = server
  const kind = fluidKinds[name]
  const other = name === 'water' ? fluidKinds.lava : fluidKinds.water
  const { count } = world.states
  const amounts = new Uint8Array(count)
  const open = new Uint8Array(count)
  for (let state = 0; state < count; state++) {
    const blockName = blocks.nameOf(state)
    const isFluid = blockName === 'water' || blockName === 'lava'
    if (blocks.fluid[state] === kind) amounts[state] = amountOf(blocks.propertiesOf(state)['level'])
    open[state] = isFluid || canBeWashedAway(blockName, blocks.boxesOf(state).length > 0) ? 1 : 0
  }
  // What is full of water already is no way for lava, nor for more water.
  for (let state = 0; state < count; state++) {
    const blockName = blocks.nameOf(state)
    if (blockName !== 'water' && blockName !== 'lava' && blocks.fluid[state] !== 0) open[state] = 0
  }
  const source = blocks.stateOf(name, { level: 0 })
  return {
    name,
    amountAt: (x, y, z) => amounts[world.stateAt(x, y, z)]!,
    holds: (x, y, z) => y >= 0 && open[world.stateAt(x, y, z)] === 1,
    givesWay(x, y, z, down) {
      const state = world.stateAt(x, y, z)
      if (blocks.fluid[state] === kind) return false
      if (blocks.fluid[state] !== other) return true
      return name === 'water' ? blocks.fluidNinths[state]! >= 4 : down
    },
    isSolid: (x, y, z) => world.states.solid[world.stateAt(x, y, z)] === 1,
    stateOf: (amount) => source + levelOf(amount),
  }
}

function canBeWashedAway(name: string, hasBox: boolean): boolean {
  if (waterPlantName.test(name) || closedName.test(name)) return false
  return !hasBox || washedAwayName.test(name)
}

/** Level 0 is a source, 1-7 ever less, 8 and above falls. */
function amountOf(level: string | undefined): FluidAmount {
  const value = Number(level ?? 0)
  if (value === 0) return sourceAmount
  return value >= 8 ? fallingAmount : 8 - value
}

function levelOf(amount: FluidAmount): number {
  if (amount === sourceAmount) return 0
  return amount === fallingAmount ? 8 : 8 - amount
}
