import type { Bot } from 'mineflayer'

/** Half the width of a player's body, in blocks. */
const halfWidth = 0.3
/** Sides of blocks lie on multiples of this. */
const grain = 1 / 16
/** Far above rounding errors of coordinates, far below anything that a server notices. */
const touching = 1e-9
const clearance = 1e-7

/**
 * Keeps a body that touches a block from slipping into it. prismarine-physics stores the middle of the body and finds its
 * sides again by subtraction: 2.3 - 0.3 is a hair less than 2, the body then counts as inside the block beside it, nothing
 * stops it any more, and the server sends it back, for ever. Here each touching side is moved off by a ten-millionth,
 * after the physics and before the position is sent. Returns what ends it.
 */
export function keepOutOfBlocks(bot: Bot): () => void {
  const onTick = () => {
    const { position } = bot.entity
    position.x = clearOf(position.x)
    position.z = clearOf(position.z)
  }
  bot.on('physicsTick', onTick)
  return () => bot.off('physicsTick', onTick)
}

/** The middle of a body along one axis, moved off the block side that one of its own sides touches. */
export function clearOf(middle: number): number {
  if (isOnGrain(middle - halfWidth)) return middle + clearance
  if (isOnGrain(middle + halfWidth)) return middle - clearance
  return middle
}

function isOnGrain(side: number): boolean {
  return Math.abs(side - Math.round(side / grain) * grain) < touching
}
