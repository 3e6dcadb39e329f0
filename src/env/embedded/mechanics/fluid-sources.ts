import type { ServerContext } from '../server/server-context.ts'
import { breakBlock } from './break-block.ts'
import type { FluidName } from './fluid-blocks.ts'

/**
 * Pours a source into a block, as a bucket does: into air, fluids and what a flow would wash away, water also into
 * blocks that can be waterlogged. False, and nothing changes, where there is no room for it.
 */
export function placeFluid(
  server: ServerContext,
  fluid: FluidName,
  x: number,
  y: number,
  z: number,
): boolean {
  const { world, blocks } = server
  if (y < 0 || y > 255) return false
  const state = world.stateAt(x, y, z)
  const properties = blocks.propertiesOf(state)
  if (properties['waterlogged'] === 'false' && fluid === 'water') {
    world.setState(x, y, z, blocks.stateOf(blocks.nameOf(state), { ...properties, waterlogged: true }))
    return true
  }
  const isOpen = blocks.replaceable[state] === 1 || world.states.solid[state] === 0
  if (!isOpen || properties['waterlogged'] !== undefined) return false
  const name = blocks.nameOf(state)
  if (state !== 0 && name !== 'water' && name !== 'lava') breakBlock(server, x, y, z, { tool: null })
  world.setState(x, y, z, blocks.stateOf(fluid, { level: 0 }))
  return true
}

/** Scoops a source up, as an empty bucket does, out of a waterlogged block too; null where there is none. */
export function takeFluid(server: ServerContext, x: number, y: number, z: number): FluidName | null {
  const { world, blocks } = server
  const state = world.stateAt(x, y, z)
  const name = blocks.nameOf(state)
  const properties = blocks.propertiesOf(state)
  if (properties['waterlogged'] === 'true') {
    world.setState(x, y, z, blocks.stateOf(name, { ...properties, waterlogged: false }))
    return 'water'
  }
  if ((name !== 'water' && name !== 'lava') || properties['level'] !== '0') return null
  world.setState(x, y, z, 0)
  return name
}
