import type { ServerContext } from '../server/server-context.ts'

type ConnectionKind = 'fence' | 'pane' | 'wall'

const directions = [
  ['north', 0, -1],
  ['east', 1, 0],
  ['south', 0, 1],
  ['west', -1, 0],
] as const
/** Full blocks to which nothing connects (vanilla `Block.isExceptForConnection`). */
const standoffish = /_leaves$|shulker_box$|^(barrier|carved_pumpkin|jack_o_lantern|melon|pumpkin)$/
/** On these a wall raises its post. */
const raisesPost = /torch$|_sign$|_banner$|pressure_plate$|^(lantern|soul_lantern|tripwire|end_rod)$/

/** How a block connects; null when it does not. */
export function connectionKind(name: string): ConnectionKind | null {
  if (name.endsWith('_fence')) return 'fence'
  if (name.endsWith('glass_pane') || name === 'iron_bars') return 'pane'
  return name.endsWith('_wall') && !name.includes('coral') ? 'wall' : null
}

/** The state of a connecting block with its sides as its neighbours ask for (vanilla 1.16.5). */
export function connectedState(
  server: ServerContext,
  state: number,
  x: number,
  y: number,
  z: number,
): number {
  const { world, blocks } = server
  const name = blocks.nameOf(state)
  const kind = connectionKind(name)
  if (kind === null) return state
  const above = world.stateAt(x, y + 1, z)
  const sides: Record<string, string> = {}
  for (const [direction, offsetX, offsetZ] of directions) {
    const joins = connects(server, kind, name, world.stateAt(x + offsetX, y, z + offsetZ), direction)
    if (kind !== 'wall') sides[direction] = String(joins)
    else sides[direction] = !joins ? 'none' : isCoveredAbove(server, above, direction) ? 'tall' : 'low'
  }
  if (kind === 'wall') sides['up'] = String(needsPost(server, sides, above))
  return blocks.stateOf(name, { ...blocks.propertiesOf(state), ...sides })
}

function connects(
  { blocks }: ServerContext,
  kind: ConnectionKind,
  name: string,
  neighbour: number,
  direction: string,
): boolean {
  const other = blocks.nameOf(neighbour)
  const otherKind = connectionKind(other)
  if (blocks.fullCube[neighbour] === 1 && !standoffish.test(other)) return true
  if (kind === 'fence') {
    if (otherKind === 'fence') return (name === 'nether_brick_fence') === (other === 'nether_brick_fence')
    return isGateAcross(blocks.propertiesOf(neighbour)['facing'], other, direction)
  }
  if (otherKind === 'pane' || otherKind === 'wall') return true
  return kind === 'wall' && isGateAcross(blocks.propertiesOf(neighbour)['facing'], other, direction)
}

/** A gate joins what stands at its posts: across the way that it faces. */
function isGateAcross(facing: string | undefined, name: string, direction: string): boolean {
  if (!name.endsWith('_fence_gate')) return false
  const gateIsAlongZ = facing === 'north' || facing === 'south'
  return gateIsAlongZ === (direction === 'east' || direction === 'west')
}

function isCoveredAbove({ blocks }: ServerContext, above: number, direction: string): boolean {
  if (blocks.fullCube[above] === 1) return true
  const isWall = connectionKind(blocks.nameOf(above)) === 'wall'
  return isWall && blocks.propertiesOf(above)[direction] !== 'none'
}

/** A wall has a post at ends, corners and crossings, and where something stands on it. */
function needsPost(
  { blocks }: ServerContext,
  sides: Readonly<Record<string, string>>,
  above: number,
): boolean {
  const aboveName = blocks.nameOf(above)
  if (connectionKind(aboveName) === 'wall' && blocks.propertiesOf(above)['up'] === 'true') return true
  const has = (direction: string) => sides[direction] !== 'none'
  if (has('north') !== has('south') || has('east') !== has('west')) return true
  if (!has('north') && !has('east')) return true
  const isTallThrough =
    (sides['north'] === 'tall' && sides['south'] === 'tall') ||
    (sides['east'] === 'tall' && sides['west'] === 'tall')
  if (isTallThrough) return false
  return blocks.fullCube[above] === 1 || raisesPost.test(aboveName)
}
