import type { DeedContext } from '../../deed.ts'
import { createBlockView } from './block-view.ts'
import { caveFrontier, opensIntoCave } from './cave-frontier.ts'
import { cellKey, cellOf } from './cell.ts'
import { wayMemoryOf } from './way-memory.ts'

/** Walks within one deed at most. */
const mostWalks = 40
/** Ticks for a walk: base, and for each step with what may be in the way. */
const walkBaseTicks = 40
const walkTicksPerStep = 8
/** Between two checks whether something sought has come into view, in ticks. */
const checkEveryTicks = 10
/** With less health than this (half hearts) dark caves are left alone. */
const leastHealth = 15
/** A walk is not begun with fewer ticks left. */
const leastTicks = 120

/** Sees what a deed is after. `glance` goes by what is known already, `look` looks around first. */
export interface Search {
  readonly look: () => boolean
  readonly glance: () => boolean
}

/**
 * Where the body's own way opens into a cave: walks through it, to wherever most is new, until something sought is seen or nothing new is
 * left. A cave's walls show as much in one second as a corridor in six. Returns true if anything was walked.
 */
export async function walkCaves(context: DeedContext, search: Search, highestY: number): Promise<boolean> {
  const { bot, perceived } = context
  const memory = wayMemoryOf(bot)
  let hasWalked = false
  for (let walks = 0; walks < mostWalks; walks++) {
    const feet = cellOf(bot.entity.position)
    const view = createBlockView(bot)
    if (bot.health < leastHealth || context.remainingTicks() < leastTicks) break
    if (!hasWalked && !opensIntoCave(view, feet, memory.tunnelled)) break
    const frontier = caveFrontier(view, perceived, feet, highestY, memory.cavesTried)
    if (frontier === null) break
    memory.cavesTried.add(frontier.key)
    hasWalked = true
    context.trace('deed-note', { text: `walks ${frontier.steps} steps into a cave` })
    await walkTo(context, frontier.cell, walkBaseTicks + frontier.steps * walkTicksPerStep, search)
    if (search.look()) break
  }
  if (hasWalked) memory.tunnelled.add(cellKey(cellOf(bot.entity.position)))
  return hasWalked
}

/** Walks to a cell without digging or building; stops when something sought comes into view. */
async function walkTo(
  context: DeedContext,
  cell: { readonly x: number; readonly y: number; readonly z: number },
  budgetTicks: number,
  search: Search,
): Promise<void> {
  const { clock, navigator, signal } = context
  const found = new AbortController()
  const check = () => {
    if (search.glance()) found.abort(new Error('Something sought has come into view.'))
    else cancel = clock.afterTicks(checkEveryTicks, check)
  }
  let cancel = clock.afterTicks(checkEveryTicks, check)
  const options = {
    budgetTicks: Math.max(1, Math.min(budgetTicks, context.remainingTicks())),
    mayDig: false,
    mayPlace: false,
  }
  try {
    await navigator.goTo({ ...cell, rangeBlocks: 1 }, options, AbortSignal.any([signal, found.signal]))
  } finally {
    cancel()
  }
  signal.throwIfAborted()
}
