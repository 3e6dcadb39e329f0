import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { assessStep } from './assess-step.ts'
import type { Step } from './assess-step.ts'
import { createBlockView } from './block-view.ts'
import { carveStep } from './carve-step.ts'
import { cellOf, turn } from './cell.ts'
import type { Heading } from './cell.ts'
import { canSink, sinkStep } from './sink-step.ts'

/** Blocks down from where the way up is barred, so that what is over it stays out, and then along beneath it. */
const downBlocks = 4
const alongBlocks = 16
/** Way along from which on another place has been come to. */
const fewestBlocks = 6

/**
 * Goes down and along beneath what bars the way up, such as the bed of a lake, so that the way up can begin elsewhere. The heading gone last,
 * for the next time; null where it came nowhere.
 */
export async function passUnder(
  context: DeedContext,
  heading: Heading,
  mostBareHandTicks: number,
): Promise<Heading | null> {
  const { bot } = context
  const start = cellOf(bot.entity.position)
  for (let down = 0; down < downBlocks; down++) {
    const feet = cellOf(bot.entity.position)
    if (!canSink(createBlockView(bot), feet, 1) || (await sinkStep(context, feet, [])) !== null) break
  }
  let way = heading
  while (sidewaysBlocks(start, cellOf(bot.entity.position)) < alongBlocks) {
    const feet = cellOf(bot.entity.position)
    // Never back: a way that turned round would end where it began.
    const ways = [way, turn(way, 1), turn(way, -1)]
    const step = ways
      .map((next): Step => ({ heading: next, rise: 0 }))
      .find((next) => assessStep(createBlockView(bot), feet, next, 3) === 'free')
    if (step === undefined) break
    if ((await carveStep(context, step, { maxFallBlocks: 3, mostBareHandTicks })) !== null) break
    way = step.heading
  }
  return sidewaysBlocks(start, cellOf(bot.entity.position)) < fewestBlocks ? null : way
}

const sidewaysBlocks = (one: Position, other: Position): number =>
  Math.max(Math.abs(one.x - other.x), Math.abs(one.z - other.z))
