import type { Player, ServerContext } from '../server/server-context.ts'

/** Who breaks a block and with what. */
export interface BreakOptions {
  /** Item id of the tool; null is a hand, or no one at all. */
  readonly tool: number | null
  readonly breaker?: Player
}

/** World event that shows and sounds the breaking of a block. */
const breakEffect = 2001

/** Blocks that grow in water and leave it behind. */
const waterPlants = new Set(['seagrass', 'tall_seagrass', 'kelp', 'kelp_plant'])

/** Takes a block away and leaves its drops, the other half of doors, beds and tall plants included. */
export function breakBlock(
  server: ServerContext,
  x: number,
  y: number,
  z: number,
  options: BreakOptions,
): void {
  const { world, rules, random } = server
  const state = world.stateAt(x, y, z)
  if (state === 0) return
  const drops = rules.blockDrops(state, options.tool, random)
  const other = otherHalf(server, x, y, z, state)
  world.setState(x, y, z, whatRemains(server, x, y, z, state))
  if (other !== null) {
    const otherState = world.stateAt(other.x, other.y, other.z)
    // Only one half of a block in two parts drops it; the tables give the drop to one of them.
    for (const stack of rules.blockDrops(otherState, options.tool, random)) popStack(server, stack, x, y, z)
    world.setState(other.x, other.y, other.z, whatRemains(server, other.x, other.y, other.z, otherState))
  }
  server.broadcastNear(
    x,
    z,
    'world_event',
    { effectId: breakEffect, location: { x, y, z }, data: state, global: false },
    options.breaker,
  )
  for (const stack of drops) popStack(server, stack, x, y, z)
}

/** Throws a stack out of a block, as breaking does: from its middle half, gently upwards. */
function popStack(
  server: ServerContext,
  stack: Parameters<ServerContext['dropStack']>[0],
  x: number,
  y: number,
  z: number,
): void {
  const { random } = server
  const within = () => 0.25 + random.next() * 0.5
  server.dropStack(stack, x + within(), y + within(), z + within())
}

function whatRemains(server: ServerContext, x: number, y: number, z: number, state: number): number {
  const { blocks, world } = server
  const name = blocks.nameOf(state)
  const isWet = blocks.propertiesOf(state)['waterlogged'] === 'true' || waterPlants.has(name)
  if (isWet) return blocks.stateOf('water')
  const below = world.stateAt(x, y - 1, z)
  const meltsToWater = name === 'ice' && (blocks.boxesOf(below).length > 0 || blocks.fluid[below] !== 0)
  return meltsToWater ? blocks.stateOf('water') : 0
}

const facingOffset: Readonly<Record<string, readonly [number, number]>> = {
  north: [0, -1],
  south: [0, 1],
  west: [-1, 0],
  east: [1, 0],
}

function otherHalf(
  { blocks, world }: ServerContext,
  x: number,
  y: number,
  z: number,
  state: number,
): { readonly x: number; readonly y: number; readonly z: number } | null {
  const { half, part, facing } = blocks.propertiesOf(state)
  const name = blocks.nameOf(state)
  let place = null
  if (half === 'lower') place = { x, y: y + 1, z }
  else if (half === 'upper') place = { x, y: y - 1, z }
  else if (part === 'head' || part === 'foot') {
    const [offsetX, offsetZ] = facingOffset[facing ?? '']!
    const sign = part === 'foot' ? 1 : -1
    place = { x: x + sign * offsetX, y, z: z + sign * offsetZ }
  }
  return place !== null && blocks.nameOf(world.stateAt(place.x, place.y, place.z)) === name ? place : null
}
