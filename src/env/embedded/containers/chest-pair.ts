import type { ServerContext } from '../server/server-context.ts'

interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Horizontal facings clockwise, with their steps. */
const facings = ['north', 'east', 'south', 'west'] as const
const steps: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
]

/** The place beside one that faces `facing`, a quarter turn clockwise (1) or counter-clockwise (-1) from it. */
function besideFacing({ x, y, z }: Place, facing: string, turn: 1 | -1): Place {
  const index = (facings.indexOf(facing as (typeof facings)[number]) + turn + 4) % 4
  const [stepX, stepZ] = steps[index]!
  return { x: x + stepX, y, z: z + stepZ }
}

/** The other half of a double chest, or null: a `left` half has it clockwise of its front, a `right` half opposite. */
export function otherHalf({ world, blocks }: ServerContext, place: Place): Place | null {
  const state = world.stateAt(place.x, place.y, place.z)
  const { type, facing = 'north' } = blocks.propertiesOf(state)
  if (type !== 'left' && type !== 'right') return null
  const other = besideFacing(place, facing, type === 'left' ? 1 : -1)
  const otherState = world.stateAt(other.x, other.y, other.z)
  const properties = blocks.propertiesOf(otherState)
  const joins =
    blocks.nameOf(otherState) === blocks.nameOf(state) &&
    properties['facing'] === facing &&
    properties['type'] === (type === 'left' ? 'right' : 'left')
  return joins ? other : null
}

/** A chest just placed joins a single one beside it that faces the same way. */
export function joinPlaced(server: ServerContext, place: Place): void {
  const { world, blocks } = server
  const state = world.stateAt(place.x, place.y, place.z)
  const { type, facing = 'north' } = blocks.propertiesOf(state)
  if (type !== 'single') return
  for (const [turn, ownType, otherType] of [
    [1, 'left', 'right'],
    [-1, 'right', 'left'],
  ] as const) {
    const other = besideFacing(place, facing, turn)
    const otherState = world.stateAt(other.x, other.y, other.z)
    const properties = blocks.propertiesOf(otherState)
    const isSingle = properties['type'] === 'single' && properties['facing'] === facing
    if (blocks.nameOf(otherState) !== blocks.nameOf(state) || !isSingle) continue
    setType(server, place, ownType)
    setType(server, other, otherType)
    return
  }
}

/** The half that is left of a broken double chest is single again. */
export function partFrom(server: ServerContext, place: Place, before: number): void {
  const { blocks, world } = server
  const { type, facing = 'north' } = blocks.propertiesOf(before)
  if (type !== 'left' && type !== 'right') return
  const other = besideFacing(place, facing, type === 'left' ? 1 : -1)
  const otherState = world.stateAt(other.x, other.y, other.z)
  const otherType = blocks.propertiesOf(otherState)['type']
  const wasJoined = blocks.nameOf(otherState) === blocks.nameOf(before) && otherType !== type
  if (wasJoined && otherType !== 'single') setType(server, other, 'single')
}

function setType({ world, blocks }: ServerContext, { x, y, z }: Place, type: string): void {
  const state = world.stateAt(x, y, z)
  world.setState(x, y, z, blocks.stateOf(blocks.nameOf(state), { ...blocks.propertiesOf(state), type }))
}
