import type { DeedContext, NavigationStatus } from '../../deed.ts'

/** Ticks for one leg, and between two checks whether something sought has come into view. */
const legTicks = 400
const checkEveryTicks = 10

/**
 * Walks to within four blocks of a place on the map, at any height; stops as soon as something sought is found (status `aborted`). `mayWork`
 * allows digging and placing on the way.
 */
export async function walkLeg(
  context: DeedContext,
  { x, z }: { readonly x: number; readonly z: number },
  mayWork: boolean,
  isFound: () => boolean,
): Promise<NavigationStatus> {
  const { clock, navigator, signal } = context
  const found = new AbortController()
  const check = () => {
    if (isFound()) found.abort(new Error('Something sought has come into view.'))
    else cancel = clock.afterTicks(checkEveryTicks, check)
  }
  let cancel = clock.afterTicks(checkEveryTicks, check)
  const options = {
    budgetTicks: Math.min(legTicks, Math.max(1, context.remainingTicks())),
    mayDig: mayWork,
    mayPlace: mayWork,
  }
  try {
    return await navigator.goTo(
      { x, y: null, z, rangeBlocks: 4 },
      options,
      AbortSignal.any([signal, found.signal]),
    )
  } finally {
    cancel()
  }
}
