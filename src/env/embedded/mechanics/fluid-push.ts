import { fluidKinds } from '../server/block-facts.ts'
import type { ServerContext } from '../server/server-context.ts'
import type { MovingBox } from './box-mover.ts'

/** How strongly flowing water and lava carry a body along, in blocks per tick each tick (vanilla, overworld). */
const pushes = { [fluidKinds.water]: 0.014, [fluidKinds.lava]: 0.007 / 3 } as const
/** A slow body is pushed at least this much. */
const leastPush = 0.0045
const slowSpeed = 0.003
const inset = 0.001
/** Shallower fluid pushes less. */
const fullPushDepth = 0.4

const sides = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/** Adds the push of the flowing fluid in which a box stands to its velocity. For everything but players. */
export function pushByFluid(server: ServerContext, body: MovingBox, kind: 1 | 2 = fluidKinds.water): void {
  const { world, blocks } = server
  const { position, velocity } = body
  const half = body.width / 2 - inset
  const bottom = position.y + inset
  let [pushX, pushZ, deepest] = [0, 0, 0]
  for (let x = Math.floor(position.x - half); x <= Math.floor(position.x + half); x++) {
    for (let y = Math.floor(bottom); y <= Math.floor(position.y + body.height - inset); y++) {
      for (let z = Math.floor(position.z - half); z <= Math.floor(position.z + half); z++) {
        if (blocks.fluid[world.stateAt(x, y, z)] !== kind) continue
        const surface = y + fluidHeight(server, kind, x, y, z)
        if (surface < bottom) continue
        deepest = Math.max(deepest, surface - bottom)
        const flow = flowAt(server, kind, x, y, z)
        const strength = deepest < fullPushDepth ? deepest : 1
        pushX += flow.x * strength
        pushZ += flow.z * strength
      }
    }
  }
  const length = Math.hypot(pushX, pushZ)
  if (length === 0) return
  let push = pushes[kind]
  const isSlow = Math.abs(velocity.x) < slowSpeed && Math.abs(velocity.z) < slowSpeed
  if (isSlow && push < leastPush) push = leastPush
  velocity.x += (pushX / length) * push
  velocity.z += (pushZ / length) * push
}

function fluidHeight(
  { world, blocks }: ServerContext,
  kind: number,
  x: number,
  y: number,
  z: number,
): number {
  if (blocks.fluid[world.stateAt(x, y + 1, z)] === kind) return 1
  return ownHeight({ world, blocks }, kind, x, y, z)
}

function ownHeight(
  { world, blocks }: Pick<ServerContext, 'world' | 'blocks'>,
  kind: number,
  x: number,
  y: number,
  z: number,
): number {
  const state = world.stateAt(x, y, z)
  return blocks.fluid[state] === kind ? blocks.fluidNinths[state]! / 9 : 0
}

/** Which way the fluid in a block flows; of length 1, or 0 where it stands (vanilla `FlowingFluid.getFlow`). */
function flowAt(
  server: ServerContext,
  kind: number,
  x: number,
  y: number,
  z: number,
): { x: number; z: number } {
  const { world, blocks } = server
  const own = ownHeight(server, kind, x, y, z)
  let [flowX, flowZ] = [0, 0]
  for (const [offsetX, offsetZ] of sides) {
    const beside = world.stateAt(x + offsetX, y, z + offsetZ)
    const other = blocks.fluid[beside]!
    if (other !== 0 && other !== kind) continue
    const height = ownHeight(server, kind, x + offsetX, y, z + offsetZ)
    let fall = 0
    if (height > 0) fall = own - height
    else if (world.states.solid[beside] === 0) {
      const below = ownHeight(server, kind, x + offsetX, y - 1, z + offsetZ)
      if (below > 0) fall = own - (below - 8 / 9)
    }
    flowX += offsetX * fall
    flowZ += offsetZ * fall
  }
  const length = Math.hypot(flowX, flowZ)
  return length === 0 ? { x: 0, z: 0 } : { x: flowX / length, z: flowZ / length }
}
