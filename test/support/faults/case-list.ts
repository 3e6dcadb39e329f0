import type { CaseLabel, CasePlan } from './case-plan.ts'
import { Draw } from './draw.ts'
import { generators } from './generators.ts'

/** Which half of the seeds: rules and confidences may be tuned on one only, scores count on the other. */
export type Half = 'tuning' | 'scoring'

/** One case by its name: what happens in it, and the seed that draws its particulars. */
export interface CaseName {
  readonly label: CaseLabel
  readonly seed: number
}

/** A case with its particulars drawn. */
export interface DrawnCase extends CaseName {
  readonly generator: string
  readonly plan: CasePlan
}

export function halfOf(seed: number): Half {
  return seed % 2 === 0 ? 'tuning' : 'scoring'
}

/** Unique text of a case; also decides all chance in it. */
export function textOf({ label, seed }: CaseName): string {
  return `${label}/${seed}`
}

/** Draws a case. Generators of a label come by turns, so that both halves have all of them. */
export function drawCase(name: CaseName): DrawnCase {
  const ofLabel = generators[name.label]
  const generator = ofLabel[(name.seed >> 1) % ofLabel.length]!
  const draw = new Draw(`${generator.name}/${textOf(name)}`)
  return { ...name, generator: generator.name, plan: generator.draw(draw) }
}
