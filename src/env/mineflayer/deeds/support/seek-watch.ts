import type { DeedContext, PerceivedBlock } from '../../deed.ts'
import { cellKey, cellOf, isUnderFoot } from './cell.ts'

/** Known blocks compared; more of one ore is never known at once. */
const mostKnown = 512

/**
 * Watches for sought blocks that come to be known from now on. Those known before do not count: if they were of use,
 * nobody would dig for others. Nor does one right under the feet, which is never dug from there. A `glance`
 * goes by what is known without looking around first.
 */
export function watchFor(
  context: DeedContext,
  seek: readonly string[],
): (mode?: 'look' | 'glance') => PerceivedBlock | null {
  if (seek.length === 0) return () => null
  const { perceived, bot } = context
  const before = new Set(
    perceived.nearest(seek, bot.entity.position, mostKnown).map(({ position }) => cellKey(position)),
  )
  return (mode = 'look') => {
    if (mode === 'look') perceived.look()
    const known = perceived.nearest(seek, bot.entity.position, before.size + 8)
    const feet = cellOf(bot.entity.position)
    return (
      known.find(({ position }) => !before.has(cellKey(position)) && !isUnderFoot(feet, position)) ?? null
    )
  }
}
