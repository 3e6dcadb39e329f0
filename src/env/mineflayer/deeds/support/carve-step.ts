import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { assessStep, stepCells, stepTarget } from './assess-step.ts'
import type { Step } from './assess-step.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { cellOf } from './cell.ts'
import { clearCell } from './clear-cell.ts'
import { digBlock } from './dig-block.ts'
import type { DigOptions } from './dig-block.ts'
import { freeFeet } from './free-feet.ts'
import { obstacle } from './obstacle.ts'
import { stepTo } from './step-to.ts'

export interface CarveOptions {
  /** Fall allowed in a step, in blocks; 3 do no harm. */
  readonly maxFallBlocks: number
  /** Blocks whose tools are spared (see `DigOptions`). */
  readonly spareFor?: readonly string[]
  /** Longest dig without a tool that yields the drop (see `DigOptions`). */
  readonly mostBareHandTicks?: number
  /** True for a body that stands in water: more of it bars no step. */
  readonly mayOpenWater?: boolean
  /** True to begin on the next step in the same direction while walking. */
  readonly digAhead?: boolean
}

/** Digs one step of a way and walks it. Null when the body stands at its end, or below it after an allowed drop. */
export async function carveStep(
  context: DeedContext,
  step: Step,
  options: CarveOptions,
): Promise<Obstacle | null> {
  const { bot } = context
  const from = cellOf(bot.entity.position)
  const buried = await freeFeet(context, from)
  if (buried !== null) return buried
  for (const cell of stepCells(from, step)) {
    const failed = await clearCell(context, cell, digOptions(options))
    if (failed !== null) return failed
  }
  // What was dug may have shown more than was known before.
  const { maxFallBlocks, mayOpenWater } = options
  const status = assessStep(createBlockView(bot), from, step, maxFallBlocks, mayOpenWater)
  if (status !== 'free') return obstacle('danger', status, `The next step would meet: ${status}.`)
  const target = stepTarget(from, step)
  // Not on stairs: a body in the air digs five times slower, and a server counts every tick of it.
  const ahead =
    options.digAhead === true && step.rise === 0
      ? digAhead(context, target, step, options)
      : Promise.resolve()
  const walked = await walkThenSettle(context, target, ahead)
  if (walked) return null
  return obstacle('stuck', null, `The body did not get to ${target.x} ${target.y} ${target.z}.`)
}

function digOptions({
  spareFor,
  mostBareHandTicks,
  mayOpenWater,
}: CarveOptions): Pick<DigOptions, 'spareFor' | 'mostBareHandTicks' | 'mayOpenWater'> {
  return {
    ...(mayOpenWater === undefined ? {} : { mayOpenWater }),
    ...(spareFor === undefined ? {} : { spareFor }),
    ...(mostBareHandTicks === undefined ? {} : { mostBareHandTicks }),
  }
}

async function walkThenSettle(
  context: DeedContext,
  target: Position,
  ahead: Promise<void>,
): Promise<boolean> {
  const settledAhead = ahead.then(
    () => null,
    (error: unknown) => error,
  )
  try {
    return await stepTo(context, target)
  } finally {
    await settledAhead
  }
}

/** Breaks the topmost cell of the following step, if that is plain rock and safe. */
async function digAhead(
  context: DeedContext,
  from: Position,
  step: Step,
  options: CarveOptions,
): Promise<void> {
  const view = createBlockView(context.bot)
  if (assessStep(view, from, step, options.maxFallBlocks) !== 'free') return
  const top = stepCells(from, step)[0]!
  const bits = view.traitsAt(top.x, top.y, top.z)
  if ((bits & trait.cube) === 0 || (view.traitsAt(top.x, top.y + 1, top.z) & trait.falling) !== 0) return
  await digBlock(context, top, { dropWanted: false, ...digOptions(options) })
}
