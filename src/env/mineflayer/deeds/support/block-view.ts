import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { blockTraitsOf, trait } from './block-traits.ts'

/** Blocks by coordinates, as far as a deed needs them. Coordinates are floored. */
export interface BlockView {
  /** Bits of `trait`. Outside the loaded world only `trait.unknown` is set. */
  traitsAt(x: number, y: number, z: number): number
  /** Block name; empty outside the loaded world. */
  nameAt(x: number, y: number, z: number): string
}

/** Reads the bot's own world by state id, without making Block objects. */
export function createBlockView(bot: Bot): BlockView {
  const { bits, names } = blockTraitsOf(bot.registry)
  // minY and height are known from 1.17 on; before, the world was 0-255.
  const game = bot.game as unknown as { readonly minY?: number; readonly height?: number }
  const lowestY = game.minY ?? 0
  const heightBlocks = game.height ?? 256
  const cursor = new Vec3(0, 0, 0)
  const stateIdAt = (x: number, y: number, z: number): number => {
    cursor.set(Math.floor(x), Math.floor(y), Math.floor(z))
    if (cursor.y < lowestY || cursor.y >= lowestY + heightBlocks) return -1
    if ((bot.world.getColumnAt(cursor) as unknown) === undefined) return -1
    return bot.world.getBlockStateId(cursor)
  }
  return {
    traitsAt: (x, y, z) => {
      const stateId = stateIdAt(x, y, z)
      return stateId < 0 ? trait.unknown : (bits[stateId] ?? trait.unknown)
    },
    nameAt: (x, y, z) => {
      const stateId = stateIdAt(x, y, z)
      return stateId < 0 ? '' : (names[stateId] ?? '')
    },
  }
}

/** True if a body can be in this cell without swimming, burning or sticking. */
export function isOpen(view: BlockView, x: number, y: number, z: number): boolean {
  const bits = view.traitsAt(x, y, z)
  return (
    (bits & trait.passable) !== 0 && (bits & (trait.water | trait.lava | trait.harmful | trait.sticky)) === 0
  )
}

/** True if the body can stand on this block. */
export function isFloor(view: BlockView, x: number, y: number, z: number): boolean {
  const bits = view.traitsAt(x, y, z)
  return (bits & (trait.passable | trait.unknown | trait.harmful | trait.lava | trait.water)) === 0
}

/** True if a body can stand with its feet in this cell. */
export function isStandable(view: BlockView, x: number, y: number, z: number): boolean {
  return isFloor(view, x, y - 1, z) && isOpen(view, x, y, z) && isOpen(view, x, y + 1, z)
}
