import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { offset } from './cell.ts'
import type { Heading } from './cell.ts'
import { dropBelow, lavaTouches, openingHazard } from './dig-hazard.ts'

/** One step of a dug way: to the neighbouring column, two or one down, level, or one up. */
export interface Step {
  readonly heading: Heading
  readonly rise: -2 | -1 | 0 | 1
}

/**
 * What a step would meet:
 * - `free`: it can be dug and walked.
 * - `lava`, `water`: it is there, or would flow in.
 * - `deep`: no floor within the allowed drop.
 * - `solid`: something in the way cannot be broken.
 * - `harm`: fire, cactus or the like to stand on or in.
 * - `unknown`: outside the loaded world.
 */
export type StepStatus = 'free' | 'lava' | 'water' | 'deep' | 'solid' | 'harm' | 'unknown'

/** The cell in which the step ends, if nothing drops. */
export function stepTarget(from: Position, step: Step): Position {
  return offset(from, step.heading.x, step.rise, step.heading.z)
}

/** The cells that must be open for the step, topmost first. */
export function stepCells(from: Position, step: Step): readonly Position[] {
  const { x, z } = step.heading
  if (step.rise === 1) return [offset(from, 0, 2, 0), offset(from, x, 2, z), offset(from, x, 1, z)]
  const cells = [offset(from, x, 1, z), offset(from, x, 0, z)]
  for (let fall = 1; fall <= -step.rise; fall++) cells.push(offset(from, x, -fall, z))
  return cells
}

/**
 * Judges a step from the blocks it touches. `maxFallBlocks` is the fall allowed in all, from where the body stands. With `mayOpenWater` water bars no
 * cell: for a body that stands in it.
 */
export function assessStep(
  view: BlockView,
  from: Position,
  step: Step,
  maxFallBlocks: number,
  mayOpenWater = false,
): StepStatus {
  const maxDropBlocks = Math.max(0, maxFallBlocks + step.rise)
  for (const cell of stepCells(from, step)) {
    const bits = view.traitsAt(cell.x, cell.y, cell.z)
    if ((bits & trait.unknown) !== 0) return 'unknown'
    if ((bits & trait.lava) !== 0) return 'lava'
    if ((bits & trait.water) !== 0 && !mayOpenWater) return 'water'
    if ((bits & trait.passable) === 0 || (bits & trait.sticky) !== 0) {
      // Chests, furnaces and tables are left where they stand.
      if ((bits & trait.diggable) === 0 || (bits & trait.interactive) !== 0) return 'solid'
    }
    const hazard = openingHazard(view, cell)
    if (hazard !== null && !(mayOpenWater && hazard.kind === 'water')) return hazard.kind
  }
  const target = stepTarget(from, step)
  if (lavaTouches(view, target)) return 'lava'
  const drop = dropBelow(view, target, maxDropBlocks)
  if (drop.landsIn === 'lava' || drop.landsIn === 'water' || drop.landsIn === 'unknown') {
    return drop.depthBlocks > maxDropBlocks ? 'deep' : drop.landsIn
  }
  if (drop.landsIn === 'harm') return 'harm'
  if (drop.depthBlocks > 0) {
    // A body that has fallen stands lower: lava must not touch it there either.
    const landing = offset(target, 0, -drop.depthBlocks, 0)
    if (lavaTouches(view, landing)) return 'lava'
  }
  return drop.depthBlocks > maxDropBlocks ? 'deep' : 'free'
}
