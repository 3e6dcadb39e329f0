import type { Bot } from 'mineflayer'
import type { PathMove } from './pathfinder-parts.ts'

/** How one stretch of walking stands after a tick. */
export type WalkStep = 'arrived' | 'stuck' | 'strayed' | null

/** Ticks without getting this much nearer to the next cell after which a walker counts as stuck. */
const stuckAfterTicks = 40
const nearerBlocks = 0.4
/** A body this close to the middle of a cell, along each axis, is in it. */
const arrivalBlocks = 0.35
/** What can be stepped onto without a jump. */
const stepBlocks = 0.6
/** Food from which sprinting is allowed: below 18 it would cost the body its natural healing. */
const sprintFood = 18

interface BodyState {
  readonly isInWater?: boolean
  readonly isCollidedHorizontally?: boolean
}

/**
 * Steers along a stretch of path that needs no digging or placing: one call per physics tick. The keys are left as the
 * last call set them; the caller releases them.
 */
export class PathWalk {
  /** Index in the path of the cell that the body walks to. */
  index: number
  private readonly bot: Bot
  private readonly path: readonly PathMove[]
  private readonly end: number
  /** How near the body has come to the cell that it walks to, and the ticks since it came nearer. */
  private nearestBlocks = Infinity
  private ticksAtNearest = 0

  /** Walks `path[start]` to `path[end - 1]`. */
  constructor(bot: Bot, path: readonly PathMove[], start: number, end: number) {
    this.bot = bot
    this.path = path
    this.index = start
    this.end = end
  }

  step(): WalkStep {
    const { position, onGround } = this.bot.entity
    const { isInWater = false, isCollidedHorizontally = false } = this.bot.entity as unknown as BodyState
    let node = this.path[this.index]!
    while (this.isAt(node, isInWater)) {
      this.index++
      this.nearestBlocks = Infinity
      if (this.index >= this.end) return 'arrived'
      node = this.path[this.index]!
    }
    const dx = node.x + 0.5 - position.x
    const dz = node.z + 0.5 - position.z
    const rise = node.y - position.y
    const away = Math.hypot(dx, dz)
    if (away > 3 || (rise > 2.2 && onGround)) return 'strayed'
    if (this.isStuck(Math.hypot(away, rise))) return 'stuck'
    void this.bot.look(Math.atan2(-dx, -dz), 0, true)
    // Above the cell already: nothing but falling is left to do.
    const isDropping = rise < -stepBlocks && away < 0.25
    const climbs = rise > stepBlocks && (away < 1.25 || isCollidedHorizontally)
    const swims = isInWater && rise > -0.4
    this.bot.setControlState('forward', !isDropping && away > 0.08)
    this.bot.setControlState('jump', climbs || swims)
    this.bot.setControlState('sprint', !isInWater && rise < stepBlocks && this.maySprint(node))
    return null
  }

  private isAt(node: PathMove, isInWater: boolean): boolean {
    const { position, onGround } = this.bot.entity
    if (Math.abs(node.x + 0.5 - position.x) > arrivalBlocks) return false
    if (Math.abs(node.z + 0.5 - position.z) > arrivalBlocks) return false
    const rise = node.y - position.y
    // A cell over a slab or farmland is stood in a little lower; one over water a little lower still.
    return rise < (isInWater ? 0.9 : 0.6) && rise > -1 && (onGround || isInWater || Math.abs(rise) < 0.3)
  }

  /** True on a level stretch of at least three more cells in one direction, when the body can afford it. */
  private maySprint(node: PathMove): boolean {
    if (this.bot.food < sprintFood) return false
    const { position } = this.bot.entity
    const stepX = Math.sign(Math.round(node.x + 0.5 - position.x))
    const stepZ = Math.sign(Math.round(node.z + 0.5 - position.z))
    for (let ahead = this.index + 1; ahead <= this.index + 3; ahead++) {
      const next = this.path[ahead]
      const before = this.path[ahead - 1]!
      if (!next || ahead >= this.end || next.y !== node.y) return false
      if ((stepX !== 0 && next.x - before.x !== stepX) || (stepZ !== 0 && next.z - before.z !== stepZ))
        return false
    }
    return true
  }

  /** By the way to the cell, not by the place: a body that jumps at a wall moves all the time. */
  private isStuck(awayBlocks: number): boolean {
    if (awayBlocks < this.nearestBlocks - nearerBlocks) {
      this.nearestBlocks = awayBlocks
      this.ticksAtNearest = 0
      return false
    }
    return ++this.ticksAtNearest > stuckAfterTicks
  }
}
