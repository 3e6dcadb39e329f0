import { describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import type { Bot } from 'mineflayer'
import { PathWalk } from '../../src/env/mineflayer/navigation/walk-path.ts'
import type { PathMove } from '../../src/env/mineflayer/navigation/pathfinder-parts.ts'

const cell = (x: number, y: number): PathMove => ({
  x,
  y,
  z: 0,
  remainingBlocks: 0,
  cost: 1,
  toBreak: [],
  toPlace: [],
  hash: '',
})

/** Height over the ground in each tick of a jump (vanilla), after which the next one begins. */
const jump = [0.42, 0.75, 1, 1.17, 1.25, 1.24, 1.16, 1, 0.77, 0.47, 0.09, 0]

/** Walks a path with a body that is put somewhere each tick; the first word of the walker, and after how many ticks it came. */
function walk(path: readonly PathMove[], placeAt: (tick: number) => Vec3, ticks = 400) {
  const entity = { position: placeAt(0), onGround: true }
  const bot = {
    entity,
    food: 20,
    look: () => Promise.resolve(),
    setControlState: () => undefined,
  } as unknown as Bot
  const walker = new PathWalk(bot, path, 0, path.length)
  for (let tick = 0; tick < ticks; tick++) {
    entity.position = placeAt(tick)
    entity.onGround = Number.isInteger(entity.position.y)
    const step = walker.step()
    if (step !== null) return { step, tick }
  }
  return null
}

describe('a walker along a path', () => {
  it('arrives when its cells are passed', () => {
    const path = [cell(1, 64), cell(2, 64), cell(3, 64)]
    const ended = walk(path, (tick) => new Vec3(0.5 + tick * 0.2, 64, 0.5))
    expect(ended?.step).toBe('arrived')
  })

  it('may take its time as long as it comes nearer', () => {
    const path = Array.from({ length: 20 }, (_, index) => cell(index + 1, 64))
    const ended = walk(path, (tick) => new Vec3(0.5 + tick * 0.02, 64, 0.5), 2_000)
    expect(ended?.step).toBe('arrived')
  })

  it('is stuck when it stands at a wall, and when it jumps at one', () => {
    const path = [cell(1, 65), cell(2, 65)]
    const standing = walk(path, () => new Vec3(0.7, 64, 0.5))
    const jumping = walk(path, (tick) => new Vec3(0.7, 64 + jump[tick % jump.length]!, 0.5))
    for (const ended of [standing, jumping]) {
      expect(ended?.step).toBe('stuck')
      expect(ended!.tick).toBeLessThanOrEqual(60)
    }
  })
})
