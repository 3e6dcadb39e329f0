import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { assessStep, stepTarget } from './support/assess-step.ts'
import type { Step } from './support/assess-step.ts'
import { trait } from './support/block-traits.ts'
import { createBlockView } from './support/block-view.ts'
import { carveStep } from './support/carve-step.ts'
import { cellKey, cellOf, headingOfYaw, turn } from './support/cell.ts'
import type { Heading } from './support/cell.ts'
import { endsWay } from './support/ends-way.ts'
import { findOpenSky } from './support/find-open-sky.ts'
import { obstacle } from './support/obstacle.ts'
import { passUnder } from './support/pass-under.ts'
import { canRise, carriesScaffolding, riseStep } from './support/rise-step.ts'
import { watchFor } from './support/seek-watch.ts'
import { swimUp } from './support/swim-up.ts'
import { wayMemoryOf } from './support/way-memory.ts'

/** Level or sinking steps in a row, taken to get around something, before the way counts as barred. */
const mostDetourSteps = 24

const mostFailures = 8

/** A body without a pickaxe digs itself out with its hands: stone takes 150 ticks so, deepslate 300. */
const mostBareHandTicks = 320

/** How far the top of the last staircase may be, sideways, to be walked to. */
const stairsWithinBlocks = 64

/**
 * Gets back to open sky: up its own way if that is near, else straight up on blocks placed under the feet, one dig a block, and by new
 * stairs, three digs a block, where something overhead would fall or flow in. Where there is no dry way, through the water that the
 * body stands in or lies under; where that is too deep, down and along beneath it. With bare hands where no pickaxe is left. Or only up to a height, or until something sought is seen.
 */
export const surface: Deed<'surface'> = async (context, { toY, seek = [] }) => {
  const { bot } = context
  const found = watchFor(context, seek)
  const isThere = (): boolean =>
    toY === undefined ? context.observe().underSky : cellOf(bot.entity.position).y >= toY || found() !== null
  if (isThere()) return null
  // Whoever goes up leaves the old corridor: the next one begins at the new height.
  if (toY !== undefined) wayMemoryOf(bot).tunnelEnd = null
  else if (await climbOwnStairs(context)) return null
  let heading = turn(headingOfYaw(bot.entity.yaw), 0)
  const refused = new Set<string>()
  const visited = new Set<string>()
  let detourSteps = 0
  let failures = 0
  let triedSkyFrom: number | null = null
  let last: Obstacle | null = null
  for (;;) {
    if (isThere()) return null
    const feet = cellOf(bot.entity.position)
    visited.add(cellKey(feet))
    // Under a roof of leaves or an overhang the sky is a short walk away.
    if (toY === undefined && (triedSkyFrom === null || feet.y >= triedSkyFrom + 6)) {
      const sky = findOpenSky(createBlockView(bot), feet)
      if (sky !== null) {
        triedSkyFrom = feet.y
        await context.navigator.goTo(
          { ...sky, rangeBlocks: 0 },
          { budgetTicks: Math.min(300, context.remainingTicks()) },
          context.signal,
        )
        if (context.observe().underSky) return null
        continue
      }
    }
    if (!refused.has(cellKey(feet)) && carriesScaffolding(context) && canRise(createBlockView(bot), feet)) {
      const failed = await riseStep(context, feet, mostBareHandTicks)
      if (failed === null) {
        failures = 0
        detourSteps = 0
        continue
      }
      if (endsWay(bot, failed)) return failed
      last = failed
      refused.add(cellKey(feet))
      if (++failures >= mostFailures) return failed
    }
    const dry = chooseStep(context, feet, heading, refused, detourSteps < mostDetourSteps ? visited : null)
    // A way that has been flooded is left through the water that is there already.
    const mayOpenWater = dry === null && standsInWater(context, feet)
    const step = mayOpenWater ? chooseStep(context, feet, heading, refused, null, true) : dry
    if (step === null) {
      if (await swimUp(context, feet, mostBareHandTicks)) continue
      const passed = await passUnder(context, heading, mostBareHandTicks)
      if (passed !== null) {
        heading = passed
        detourSteps = 0
        continue
      }
      return last ?? obstacle('danger', null, `No way up from ${feet.x} ${feet.y} ${feet.z} is safe.`)
    }
    const failed = await carveStep(context, step, { maxFallBlocks: 3, mostBareHandTicks, mayOpenWater })
    if (failed !== null) {
      if (endsWay(bot, failed)) return failed
      last = failed
      refused.add(`${cellKey(stepTarget(feet, step))}/${step.rise}`)
      if (++failures >= mostFailures) return failed
      continue
    }
    failures = 0
    detourSteps = step.rise === 1 ? 0 : detourSteps + 1
    heading = step.heading
  }
}

/** Walks to where the last staircase began. True if that led to the sky. */
async function climbOwnStairs(context: DeedContext): Promise<boolean> {
  const { stairsTop } = wayMemoryOf(context.bot)
  if (stairsTop === null) return false
  const { position } = context.bot.entity
  const sideways = Math.hypot(stairsTop.x - position.x, stairsTop.z - position.z)
  const rise = stairsTop.y - position.y
  if (sideways > stairsWithinBlocks || rise < 0) return false
  const budgetTicks = Math.min(
    200 + Math.ceil((sideways + rise) * 12),
    Math.floor(context.remainingTicks() / 2),
  )
  if (budgetTicks < 40) return false
  await context.navigator.goTo(
    { ...stairsTop, rangeBlocks: 1 },
    { budgetTicks, mayDig: false },
    context.signal,
  )
  return context.observe().underSky
}

function standsInWater({ bot }: DeedContext, { x, y, z }: Position): boolean {
  const view = createBlockView(bot)
  return ((view.traitsAt(x, y, z) | view.traitsAt(x, y + 1, z)) & trait.water) !== 0
}

/** Up straight on or to a side; else level, then down, to cells not yet visited (none when null). */
function chooseStep(
  context: DeedContext,
  feet: Position,
  heading: Heading,
  refused: ReadonlySet<string>,
  visited: ReadonlySet<string> | null,
  mayOpenWater = false,
): Step | null {
  const view = createBlockView(context.bot)
  for (const rise of [1, 0, -1] as const) {
    for (const quarter of [0, 1, -1, 2]) {
      const step: Step = { heading: turn(heading, quarter), rise }
      const target = cellKey(stepTarget(feet, step))
      if (refused.has(`${target}/${rise}`)) continue
      if (rise !== 1 && (visited === null || visited.has(target))) continue
      if (assessStep(view, feet, step, 3, mayOpenWater) === 'free') return step
    }
  }
  return null
}
