import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { placeOnWay } from '../../navigation/path-works.ts'
import { scaffoldingIds } from '../../navigation/search-movements.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import type { BlockView } from './block-view.ts'
import { offset } from './cell.ts'
import { openingHazard } from './dig-hazard.ts'
import { digBlock } from './dig-block.ts'
import { obstacle } from './obstacle.ts'
import { waitUntil } from './wait-until.ts'

/** Coming down on the block just placed takes a few ticks. */
const landBudgetTicks = 12

/**
 * True if the body can rise one block where it stands: firm ground, and above the head what is open or can be dug away without anything
 * falling or flowing in.
 */
export function canRise(view: BlockView, feet: Position): boolean {
  const ground = view.traitsAt(feet.x, feet.y - 1, feet.z)
  if ((ground & (trait.passable | trait.unknown | trait.interactive)) !== 0) return false
  const above = offset(feet, 0, 2, 0)
  const bits = view.traitsAt(above.x, above.y, above.z)
  if ((bits & (trait.unknown | trait.falling | trait.lava | trait.water | trait.harmful)) !== 0) return false
  if ((view.traitsAt(above.x, above.y + 1, above.z) & trait.falling) !== 0) return false
  if (openingHazard(view, above) !== null) return false
  if ((bits & trait.passable) !== 0) return true
  return (bits & trait.diggable) !== 0 && (bits & trait.interactive) === 0
}

/** True if something to stand on is carried. */
export function carriesScaffolding({ bot }: DeedContext): boolean {
  const ids = scaffoldingIds(bot)
  return bot.inventory.items().some((item) => ids.includes(item.type))
}

/**
 * Digs away what is above the head, jumps, and places a block under the feet. Null when the body stands one higher. `mostBareHandTicks`
 * bounds a dig without a tool for it.
 */
export async function riseStep(
  context: DeedContext,
  feet: Position,
  mostBareHandTicks: number,
): Promise<Obstacle | null> {
  const { bot, clock, signal } = context
  const above = offset(feet, 0, 2, 0)
  if ((createBlockView(bot).traitsAt(above.x, above.y, above.z) & trait.passable) === 0) {
    const failed = await digBlock(context, above, { dropWanted: false, mostBareHandTicks })
    if (failed !== null) return failed
  }
  const ground = { x: feet.x, y: feet.y - 1, z: feet.z, dx: 0, dy: 1, dz: 0, jump: true }
  const placed = await placeOnWay(
    { bot, clock, trace: (kind, data) => context.trace(kind, data) },
    ground,
    signal,
  )
  const hasRisen = await waitUntil(
    context,
    landBudgetTicks,
    () => bot.entity.onGround && bot.entity.position.y > feet.y + 0.5,
  )
  if (placed && hasRisen) return null
  return obstacle('stuck', null, `The body did not rise from ${feet.x} ${feet.y} ${feet.z}.`)
}
