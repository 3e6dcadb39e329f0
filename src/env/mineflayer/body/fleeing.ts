import type { NavigationStatus, DeedContext } from '../deed.ts'
import type { Position } from '../../position.ts'

/** Arriving means to come this near to the aim. */
const arrivalBlocks = 2

/** Directions tried, the straight way off first, then ever more aside, as fractions of a turn. */
const turns = [0, 1 / 8, -1 / 8, 1 / 4, -1 / 4]

/**
 * Runs until the body is at least `distanceBlocks` from a point, over the first direction that offers a way, for at most
 * `ticks`. Neither digs nor builds. True if it got that far. Throws only the signal's reason.
 */
export async function fleeFrom(
  { bot, clock, navigator, signal }: Pick<DeedContext, 'bot' | 'clock' | 'navigator' | 'signal'>,
  from: Position,
  distanceBlocks: number,
  ticks: number,
): Promise<boolean> {
  const deadline = clock.tick() + ticks
  const away = () => Math.hypot(bot.entity.position.x - from.x, bot.entity.position.z - from.z)
  const start = bot.entity.position
  const straight = away() > 0.01 ? Math.atan2(start.z - from.z, start.x - from.x) : 0
  for (const turn of turns) {
    if (away() >= distanceBlocks) return true
    const left = deadline - clock.tick()
    if (left <= 0) return false
    const angle = straight + turn * 2 * Math.PI
    const target = {
      x: from.x + Math.cos(angle) * (distanceBlocks + arrivalBlocks),
      y: null,
      z: from.z + Math.sin(angle) * (distanceBlocks + arrivalBlocks),
      rangeBlocks: arrivalBlocks,
    }
    const options = { budgetTicks: left, mayDig: false, mayPlace: false }
    const status: NavigationStatus = await navigator.goTo(target, options, signal)
    signal.throwIfAborted()
    if (status === 'reached') return away() >= distanceBlocks - 1
    if (status === 'timeout') break
  }
  return away() >= distanceBlocks
}
