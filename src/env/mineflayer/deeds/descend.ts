import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { assessStep, stepTarget } from './support/assess-step.ts'
import type { Step, StepStatus } from './support/assess-step.ts'
import { createBlockView } from './support/block-view.ts'
import { carveStep } from './support/carve-step.ts'
import { cellKey, cellOf, headingOfYaw, sameCell, turn } from './support/cell.ts'
import type { Heading } from './support/cell.ts'
import { endsWay } from './support/ends-way.ts'
import { findDrySpot } from './support/find-dry-spot.ts'
import { obstacle } from './support/obstacle.ts'
import { canSink, sinkStep } from './support/sink-step.ts'
import { watchFor } from './support/seek-watch.ts'
import { walkCaves } from './support/walk-caves.ts'
import { wayMemoryOf } from './support/way-memory.ts'

/** A fall of three blocks does no harm. */
const maxFallBlocks = 3

/** Level steps in a row, taken to get around something, before the way counts as barred. */
const mostLevelSteps = 16

/** Failed steps in a row before giving up. */
const mostFailures = 6

/** What a step down may meet that would hurt the body. */
const harmful: ReadonlySet<StepStatus> = new Set<StepStatus>(['lava', 'water', 'deep', 'harm'])

/**
 * Goes down until the height or something sought is reached: by a shaft, which takes one dig a block where stairs take two, and by stairs
 * where a shaft would meet lava, water or a deep hole.
 */
export const descend: Deed<'descend'> = async (context, subgoal) => {
  const { bot } = context
  const found = watchFor(context, subgoal.seek)
  const search = { look: () => found() !== null, glance: () => found('glance') !== null }
  const memory = wayMemoryOf(bot)
  // Under a tree the sky is a short walk away: the first staircase counts as leading up all the same.
  if (memory.stairsTop === null || context.observe().underSky) memory.stairsTop = cellOf(bot.entity.position)
  // Whoever goes down leaves the old corridor: the next one begins at the new height.
  memory.tunnelEnd = null
  let heading = memory.stairsHeading ?? headingOfYaw(bot.entity.yaw)
  const refused = new Set<string>()
  const visited = new Set<string>()
  let levelSteps = 0
  let failures = 0
  let moved = false
  let last: Obstacle | null = null
  for (;;) {
    const feet = cellOf(bot.entity.position)
    if (feet.y <= subgoal.toY) return null
    const sight = found()
    if (sight !== null) {
      context.trace('deed-note', { text: `saw ${sight.name}` })
      return null
    }
    if (subgoal.cavesBelowY !== undefined && feet.y <= subgoal.cavesBelowY) {
      if ((await walkCaves(context, search, subgoal.cavesBelowY)) && search.look()) return null
      memory.tunnelled.add(cellKey(feet))
      if (!sameCell(feet, cellOf(bot.entity.position))) continue
    }
    visited.add(cellKey(feet))
    if (!refused.has(cellKey(feet)) && canSink(createBlockView(bot), feet, maxFallBlocks)) {
      const failed = await sinkStep(context, feet, subgoal.seek)
      if (failed === null) {
        failures = 0
        levelSteps = 0
        moved = true
        continue
      }
      if (endsWay(bot, failed)) return failed
      last = failed
      refused.add(cellKey(feet))
      if (++failures >= mostFailures) return failed
    }
    const step = chooseStep(
      context,
      feet,
      subgoal.toY,
      heading,
      refused,
      levelSteps < mostLevelSteps ? visited : null,
    )
    if (step === null) {
      if (!moved && (await goToDrySpot(context, feet))) {
        moved = true
        continue
      }
      return last ?? barred(context, feet, heading)
    }
    if (step.rise === 0) noteHazard(context, feet, heading)
    const failed = await carveStep(context, step, { maxFallBlocks, digAhead: true, spareFor: subgoal.seek })
    if (failed !== null) {
      if (endsWay(bot, failed)) return failed
      last = failed
      refused.add(stepKey(feet, step))
      if (++failures >= mostFailures) return failed
      continue
    }
    failures = 0
    moved = true
    levelSteps = step.rise === 0 ? levelSteps + 1 : 0
    heading = step.heading
    memory.stairsHeading = heading
  }
}

function stepKey(from: Position, step: Step): string {
  return `${cellKey(stepTarget(from, step))}/${step.rise}`
}

/**
 * Two down straight on, to a side, or back: four blocks dug for two of height, where single stairs take six, and one
 * block placed at each makes them climbable again. Else one down; else level, to cells not yet visited (none when
 * null).
 */
function chooseStep(
  context: DeedContext,
  feet: Position,
  toY: number,
  heading: Heading,
  refused: ReadonlySet<string>,
  visited: ReadonlySet<string> | null,
): Step | null {
  const view = createBlockView(context.bot)
  const turns = [0, 1, -1, 2]
  for (const rise of feet.y - toY >= 2 ? ([-2, -1, 0] as const) : ([-1, 0] as const)) {
    for (const quarter of turns) {
      const step: Step = { heading: turn(heading, quarter), rise }
      if (refused.has(stepKey(feet, step))) continue
      if (rise === 0 && (visited === null || visited.has(cellKey(stepTarget(feet, step))))) continue
      if (assessStep(view, feet, step, maxFallBlocks) === 'free') return step
    }
  }
  return null
}

/** Before anything is dug: the shore or the tree top one stands on may be no place to begin. */
async function goToDrySpot(context: DeedContext, feet: Position): Promise<boolean> {
  const spot = findDrySpot(createBlockView(context.bot), feet, maxFallBlocks)
  if (spot === null) return false
  const status = await context.navigator.goTo(
    { ...spot, rangeBlocks: 0 },
    { budgetTicks: Math.min(400, context.remainingTicks()) },
    context.signal,
  )
  return status === 'reached'
}

/** A level step is taken where every step down is barred; what bars them is said where it would do harm. */
function noteHazard(context: DeedContext, feet: Position, heading: Heading): void {
  const hazard = metBelow(context, feet, heading).find((status) => harmful.has(status))
  if (hazard !== undefined)
    context.trace('deed-note', { text: `goes around ${hazard} at y ${feet.y - 1}`, hazard })
}

function metBelow({ bot }: DeedContext, feet: Position, heading: Heading): readonly StepStatus[] {
  const view = createBlockView(bot)
  return [0, 1, -1, 2].map((quarter) =>
    assessStep(view, feet, { heading: turn(heading, quarter), rise: -1 }, maxFallBlocks),
  )
}

function barred(context: DeedContext, feet: Position, heading: Heading): Obstacle {
  const met = new Set(metBelow(context, feet, heading))
  const list = [...met].join(', ')
  if (met.has('solid'))
    return obstacle('target-unreachable', 'bedrock', `The stairs end at y ${feet.y}: ${list}.`)
  return obstacle('danger', [...met][0] ?? null, `No way down from y ${feet.y} is safe: ${list}.`)
}
