import type { Bot } from 'mineflayer'
import type { BlockView } from '../deeds/support/block-view.ts'
import { isFloor, isOpen } from '../deeds/support/block-view.ts'
import { cellOf } from '../deeds/support/cell.ts'

/** A way to go on the map, of length one, and whether its first step is a jump. */
export interface Stride {
  readonly x: number
  readonly z: number
  readonly isJump: boolean
}

const strideCount = 16
/** Where along a stride the ground is looked at, in blocks. */
const lookAtBlocks = [0.8, 1.6, 2.4]
/** Deepest step down that is taken in a fight. */
const deepestBlocks = 2
/** The half width of a body, less a little. */
const halfWidth = 0.28

/** The stride that rates best among those that lead over safe ground, or null where none does. */
export function bestStride(bot: Bot, view: BlockView, rate: (x: number, z: number) => number): Stride | null {
  const { x, z } = bot.entity.position
  let best: Stride | null = null
  let bestRate = -Infinity
  for (let index = 0; index < strideCount; index++) {
    const angle = (index / strideCount) * 2 * Math.PI
    const stride = walkable(bot, view, Math.cos(angle), Math.sin(angle))
    if (stride === null) continue
    const reach = stride.reachBlocks
    // Ground that soon ends is worth less.
    const rated = rate(x + Math.cos(angle) * reach, z + Math.sin(angle) * reach)
    if (rated <= bestRate) continue
    bestRate = rated
    best = stride
  }
  return best
}

/** The stride towards a point, if safe ground leads there. */
export function strideTowards(bot: Bot, view: BlockView, to: { x: number; z: number }): Stride | null {
  const dx = to.x - bot.entity.position.x
  const dz = to.z - bot.entity.position.z
  const length = Math.hypot(dx, dz)
  return length < 0.01 ? null : walkable(bot, view, dx / length, dz / length)
}

/** Presses the keys that go that way without turning the head; null lets go of them. */
export function goStride(bot: Bot, stride: Stride | null, sprints = false): void {
  const keys = { forward: false, back: false, left: false, right: false }
  if (stride !== null) {
    let turn = Math.atan2(-stride.x, -stride.z) - bot.entity.yaw
    turn = Math.atan2(Math.sin(turn), Math.cos(turn))
    const eighth = Math.PI / 8
    keys.forward = Math.abs(turn) < 3 * eighth
    keys.back = Math.abs(turn) > 5 * eighth
    keys.left = turn > eighth && turn < 7 * eighth
    keys.right = turn < -eighth && turn > -7 * eighth
  }
  for (const key of ['forward', 'back', 'left', 'right'] as const) bot.setControlState(key, keys[key])
  bot.setControlState('jump', stride?.isJump === true && bot.entity.onGround)
  bot.setControlState('sprint', sprints && keys.forward)
}

function walkable(
  bot: Bot,
  view: BlockView,
  x: number,
  z: number,
): (Stride & { readonly reachBlocks: number }) | null {
  const { position } = bot.entity
  let { y } = cellOf(position)
  let isJump = false
  let reachBlocks = 0
  for (const ahead of lookAtBlocks) {
    const next = stepHeight(view, position.x + x * ahead, y, position.z + z * ahead)
    if (next === null || !hasElbowRoom(view, position.x + x * ahead, next, position.z + z * ahead, x, z))
      break
    if (next > y && reachBlocks === 0) isJump = true
    y = next
    reachBlocks = ahead
  }
  return reachBlocks === 0 ? null : { x, z, isJump, reachBlocks }
}

/** Height of the feet one step on, or null where no safe ground is. */
function stepHeight(view: BlockView, x: number, y: number, z: number): number | null {
  const isRoom = (feet: number): boolean => isOpen(view, x, feet, z) && isOpen(view, x, feet + 1, z)
  if (!isRoom(y)) return isFloor(view, x, y, z) && isRoom(y + 1) ? y + 1 : null
  for (let down = 0; down <= deepestBlocks; down++) {
    if (isFloor(view, x, y - down - 1, z)) return y - down
    if (!isOpen(view, x, y - down - 1, z)) return null
  }
  return null
}

/** A body is not a point: the cells that its sides brush must be free too. */
function hasElbowRoom(view: BlockView, x: number, y: number, z: number, dx: number, dz: number): boolean {
  for (const side of [-halfWidth, halfWidth]) {
    const sideX = x - dz * side
    const sideZ = z + dx * side
    if (!isOpen(view, sideX, y + 1, sideZ)) return false
    if (!isOpen(view, sideX, y, sideZ) && !isFloor(view, sideX, y, sideZ)) return false
  }
  return true
}
