import type { BlockFacts } from './block-facts.ts'
import { eyeHeightOf, type PlayerBody, playerBox } from './player-body.ts'
import type { BlockWorld } from '../world/block-world.ts'

/** The blocks as a body meets them. */
export interface Surroundings {
  readonly world: Pick<BlockWorld, 'stateAt'>
  readonly blocks: BlockFacts
}

/** The fluid (`fluidKinds`) at a point, 0 when the point is above its surface. */
export function fluidAt({ world, blocks }: Surroundings, x: number, y: number, z: number): number {
  const blockX = Math.floor(x)
  const blockY = Math.floor(y)
  const blockZ = Math.floor(z)
  const state = world.stateAt(blockX, blockY, blockZ)
  const fluid = blocks.fluid[state]!
  if (fluid === 0) return 0
  if (blocks.fluid[world.stateAt(blockX, blockY + 1, blockZ)] === fluid) return fluid
  return y < blockY + blocks.fluidNinths[state]! / 9 ? fluid : 0
}

/** The fluid over the eyes; vanilla measures a ninth of a block below them. */
export function fluidAtEyes(surroundings: Surroundings, body: PlayerBody): number {
  const { x, y, z } = body.position
  return fluidAt(surroundings, x, y + eyeHeightOf(body) - 1 / 9, z)
}

/** True if any part of a box that touches a block satisfies `test`. Coordinates of the box's corners, in blocks. */
export function someBlockIn(
  { world }: Surroundings,
  [fromX, fromY, fromZ, toX, toY, toZ]: readonly [number, number, number, number, number, number],
  test: (state: number, x: number, y: number, z: number) => boolean,
): boolean {
  for (let y = Math.floor(fromY); y <= Math.floor(toY); y++) {
    for (let x = Math.floor(fromX); x <= Math.floor(toX); x++) {
      for (let z = Math.floor(fromZ); z <= Math.floor(toZ); z++) {
        if (test(world.stateAt(x, y, z), x, y, z)) return true
      }
    }
  }
  return false
}

/** The box of a body at a place, made smaller on every side by `inset` blocks. */
export function bodyBox(
  body: PlayerBody,
  inset: number,
): readonly [number, number, number, number, number, number] {
  const { x, y, z } = body.position
  const half = playerBox.width / 2 - inset
  const height = body.sneaking ? playerBox.sneakingHeight : playerBox.height
  return [x - half, y + inset, z - half, x + half, y + height - inset, z + half]
}

/** True if two boxes share volume; the second is at block (x, y, z). */
export function overlaps(
  box: readonly number[],
  other: readonly number[],
  x: number,
  y: number,
  z: number,
): boolean {
  return (
    box[0]! < x + other[3]! &&
    box[3]! > x + other[0]! &&
    box[1]! < y + other[4]! &&
    box[4]! > y + other[1]! &&
    box[2]! < z + other[5]! &&
    box[5]! > z + other[2]!
  )
}
