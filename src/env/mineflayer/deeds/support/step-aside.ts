import type { DeedContext } from '../../deed.ts'
import { assessStep, stepCells } from './assess-step.ts'
import type { Step } from './assess-step.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { carveStep } from './carve-step.ts'
import { cellOf, headings } from './cell.ts'

/** A step aside may go down by as much as can be climbed again. */
const maxFallBlocks = 1

/** Goes one cell aside, where the least must be dug; a step down if the way is dug anyhow. False if nothing is safe. */
export async function stepAside(context: DeedContext): Promise<boolean> {
  const view = createBlockView(context.bot)
  const feet = cellOf(context.bot.entity.position)
  const free: { step: Step; toDig: number }[] = []
  for (const rise of [0, -1] as const) {
    for (const heading of headings) {
      const step: Step = { heading, rise }
      if (assessStep(view, feet, step, maxFallBlocks) !== 'free') continue
      const solid = stepCells(feet, step).filter(
        ({ x, y, z }) => (view.traitsAt(x, y, z) & trait.passable) === 0,
      )
      free.push({ step, toDig: solid.length })
    }
  }
  free.sort((one, other) => one.toDig - other.toDig)
  for (const { step } of free) {
    if ((await carveStep(context, step, { maxFallBlocks })) === null) return true
  }
  return false
}
