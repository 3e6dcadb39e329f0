import { eyeHeightOf, type PlayerBody } from './player-body.ts'
import type { Surroundings } from './surroundings.ts'

/** What a look meets: a block and the face by which the ray came in (0 down, 1 up, 2 north, 3 south, 4 west, 5 east). */
export interface LookHit {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly state: number
  readonly face: number
}

/**
 * The first block on the line of sight that has a collision box, or, with `stopsAtSources`, a fluid source. Null when
 * there is none within `reachBlocks` of the eyes. Plants without a box are looked through.
 */
export function castLook(
  { world, blocks }: Surroundings,
  body: PlayerBody,
  reachBlocks: number,
  stopsAtSources: boolean,
): LookHit | null {
  const yaw = (body.yawDegrees * Math.PI) / 180
  const pitch = (body.pitchDegrees * Math.PI) / 180
  const direction = [
    -Math.sin(yaw) * Math.cos(pitch),
    -Math.sin(pitch),
    Math.cos(yaw) * Math.cos(pitch),
  ] as const
  const from = [body.position.x, body.position.y + eyeHeightOf(body), body.position.z] as const
  const cell = from.map(Math.floor) as [number, number, number]
  const next = [0, 1, 2].map((axis) => distanceToBorder(from[axis]!, direction[axis]!))
  for (;;) {
    const [x, y, z] = cell
    const state = world.stateAt(x, y, z)
    let best: { readonly distance: number; readonly face: number } | null = null
    const isSource = blocks.fluid[state] !== 0 && blocks.fluidNinths[state] === 8 && isStill(state)
    if (stopsAtSources && isSource) best = enter([0, 0, 0, 1, 8 / 9, 1], cell, from, direction)
    for (const box of blocks.boxesOf(state)) {
      const hit = enter(box, cell, from, direction)
      if (hit !== null && (best === null || hit.distance < best.distance)) best = hit
    }
    if (best !== null) return best.distance <= reachBlocks ? { x, y, z, state, face: best.face } : null
    const axis = next[0]! <= next[1]! && next[0]! <= next[2]! ? 0 : next[1]! <= next[2]! ? 1 : 2
    if (next[axis]! > reachBlocks) return null
    cell[axis] += direction[axis] > 0 ? 1 : -1
    next[axis]! += 1 / Math.abs(direction[axis])
  }

  /** Falling fluid fills its block too, and is no source. */
  function isStill(state: number): boolean {
    const { level } = blocks.propertiesOf(state)
    return level === undefined || level === '0'
  }
}

function distanceToBorder(from: number, direction: number): number {
  if (direction === 0) return Infinity
  const border = direction > 0 ? Math.floor(from) + 1 : Math.floor(from)
  return (border - from) / direction
}

/** Where a ray enters a box that stands in a cell, from outside or from within it. */
function enter(
  box: readonly number[],
  cell: readonly number[],
  from: readonly number[],
  direction: readonly number[],
): { readonly distance: number; readonly face: number } | null {
  let near = -Infinity
  let far = Infinity
  let face = 1
  for (let axis = 0; axis < 3; axis++) {
    const low = box[axis]! + cell[axis]!
    const high = box[axis + 3]! + cell[axis]!
    if (direction[axis] === 0) {
      if (from[axis]! < low || from[axis]! > high) return null
      continue
    }
    const goesUp = direction[axis]! > 0
    const enters = ((goesUp ? low : high) - from[axis]!) / direction[axis]!
    const leaves = ((goesUp ? high : low) - from[axis]!) / direction[axis]!
    if (enters > near) {
      near = enters
      face = facesByAxis[axis]![goesUp ? 0 : 1]
    }
    far = Math.min(far, leaves)
  }
  return near <= far && far >= 0 ? { distance: Math.max(0, near), face } : null
}

/** The face met when going up an axis, and when going down it; x, y, z. */
const facesByAxis: readonly (readonly [number, number])[] = [
  [4, 5],
  [0, 1],
  [2, 3],
]
