import {
  amountFromAround,
  fallingAmount,
  type FluidStep,
  fluidNumbers,
  fluidSteps,
  sourceAmount,
} from '../rules/fluid-flow.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { breakBlock } from './break-block.ts'
import { createFluidBlocks, type FluidName } from './fluid-blocks.ts'

/** World event of lava that goes out with a hiss. */
const fizzEffect = 1501
/** Lava that grows takes four times as long, three times out of four (vanilla). */
const slowGrowth = { times: 4, in: 4 } as const
/** Water beside lava or above it turns it to stone; water below does not. */
const lavaNeighbours = [
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
] as const

/** Water and lava that are disturbed flow, dry up, wash things away, and turn each other to stone. */
export const fluidFlow: Mechanic = {
  name: 'fluid-flow',
  install(server: EmbeddedServer): void {
    for (const name of ['water', 'lava'] as const) flowOf(server, name)
  },
}

function flowOf(server: EmbeddedServer, name: FluidName): void {
  const { world, blocks, updates } = server
  const fluid = createFluidBlocks(server, name)
  const numbers = fluidNumbers[name]
  const random = server.random.fork(`${name}-flow`)
  const stone = blocks.stateOf('stone')
  const schedule = updates.kindOfTick(flow)
  updates.onUpdate(
    (state) => blocks.fluid[state] === fluidKinds[name],
    (x, y, z, state) => {
      if (name === 'lava' && hardenLava(server, x, y, z, state)) return
      schedule(x, y, z, numbers.tickDelay)
    },
  )

  function flow(x: number, y: number, z: number): void {
    const present = fluid.amountAt(x, y, z)
    if (present === 0) return
    if (present !== sourceAmount) {
      const amount = amountFromAround(fluid, numbers, x, y, z)
      if (amount === 0) {
        world.setState(x, y, z, 0)
        return
      }
      if (amount !== present) {
        world.setState(x, y, z, fluid.stateOf(amount))
        schedule(x, y, z, delayOf(present, amount))
      }
    }
    for (const step of fluidSteps(fluid, numbers, x, y, z)) enter(step)
  }

  function delayOf(before: number, after: number): number {
    const grows = before < fallingAmount && after < fallingAmount && after > before
    const isSlow = name === 'lava' && grows && random.below(slowGrowth.in) !== 0
    return numbers.tickDelay * (isSlow ? slowGrowth.times : 1)
  }

  function enter({ x, y, z, amount, down }: FluidStep): void {
    const present = world.stateAt(x, y, z)
    if (name === 'lava' && down && blocks.fluid[present] === fluidKinds.water) {
      world.setState(x, y, z, stone)
      fizz(server, x, y, z)
      return
    }
    if (present !== 0 && blocks.fluid[present] === 0) {
      if (name === 'water') breakBlock(server, x, y, z, { tool: null })
      else fizz(server, x, y, z)
    }
    world.setState(x, y, z, fluid.stateOf(amount))
  }
}

/** Lava with water beside or above it: a source becomes obsidian, a flow cobblestone. */
function hardenLava(server: EmbeddedServer, x: number, y: number, z: number, state: number): boolean {
  const { world, blocks } = server
  for (const [offsetX, offsetY, offsetZ] of lavaNeighbours) {
    const neighbour = world.stateAt(x + offsetX, y + offsetY, z + offsetZ)
    if (blocks.fluid[neighbour] !== fluidKinds.water) continue
    const isSource = blocks.propertiesOf(state)['level'] === '0'
    world.setState(x, y, z, blocks.stateOf(isSource ? 'obsidian' : 'cobblestone'))
    fizz(server, x, y, z)
    return true
  }
  return false
}

function fizz(server: EmbeddedServer, x: number, y: number, z: number): void {
  const fields = { effectId: fizzEffect, location: { x, y, z }, data: 0, global: false }
  server.broadcastNear(x, z, 'world_event', fields)
}
