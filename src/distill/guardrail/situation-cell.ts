import type { Subgoal, WorldState } from '../../env/index.ts'
import { holdsAt } from './predicate.ts'
import type { Literal } from './predicate.ts'
import { featureNames, featureRow } from './situation-feature.ts'

/** A situation as one digit for each feature, in their order: all that a predicate over features can ask of it. */
export type SituationCell = string

/** What a cell looks like. */
export const cellPattern = new RegExp(`^[0-9]{${featureNames.length}}$`)

const levelsOf = featureNames.map((feature) => featureRow(feature).levelOf)

/** The cell of a subgoal that is begun in a state. */
export function cellOf(state: WorldState, subgoal: Subgoal): SituationCell {
  let cell = ''
  for (const levelOf of levelsOf) cell += String(levelOf(state, subgoal))
  return cell
}

/** A literal that cells can answer, with the place of its feature's digit. */
interface CellLiteral {
  readonly literal: Extract<Literal, { readonly kind: 'feature' }>
  readonly place: number
}

/** Every literal over features that can be true and can be false, in a fixed order: of two that hold alike, the narrower comes first. */
export const cellLiterals: readonly CellLiteral[] = featureNames.flatMap((feature, place) => {
  const { levels } = featureRow(feature)
  const literal = (is: 'at-most' | 'at-least', level: string): CellLiteral => ({
    literal: { kind: 'feature', feature, is, level },
    place,
  })
  return [
    ...levels.slice(0, -1).map((level) => literal('at-most', level)),
    ...levels
      .slice(1)
      .reverse()
      .map((level) => literal('at-least', level)),
  ]
})

/** Indexes of the literals that hold, by place and digit. */
const literalsAt: readonly (readonly (readonly number[])[])[] = featureNames.map((feature, place) => {
  const { levels } = featureRow(feature)
  return levels.map((_, digit) =>
    cellLiterals.flatMap(({ literal, place: own }, index) =>
      own === place && holdsAt(literal, digit, levels) ? [index] : [],
    ),
  )
})

/** Indexes of the literals that hold in a cell, in rising order. */
export function literalsIn(cell: SituationCell): readonly number[] {
  const indexes: number[] = []
  for (let place = 0; place < literalsAt.length; place++)
    for (const index of literalsAt[place]![Number(cell[place])] ?? []) indexes.push(index)
  return indexes
}
