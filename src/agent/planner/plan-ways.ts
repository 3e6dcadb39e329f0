/** Other ways to plan, each sound by itself: what the planner does of its own accord and may as well leave, or the other way round. */
export const planWays = {
  'spare-wood': 'takes no more wood along than the plan uses',
  'some-wood': 'takes as little wood along for what lies deep as for iron',
  'no-axe': 'makes no axe before it goes below',
  'no-sword': 'makes no weapon for a journey to a creature',
  'leave-stations': 'leaves tables and furnaces where they stand',
  'burn-wood': 'fetches no coal from beside the way, and burns what is carried',
  'more-furnaces': 'digs stone for as many furnaces as share the work',
  'walk-caves': 'walks through caves at every height at which the thing lies',
  'dig-level': 'tunnels wherever the thing may lie, and goes no deeper for it',
  'no-detour': 'leaves what lies by the way until its turn comes',
} as const satisfies Record<string, string>
export type PlanWay = keyof typeof planWays

/** Several ways at once; none is how the planner plans of its own accord. */
export type PlanStyle = ReadonlySet<PlanWay>

/** What is saved before the search: every mixture of these is worth looking at, since what one leaves the next may want. */
const wood: readonly (readonly PlanWay[])[] = [[], ['some-wood'], ['spare-wood']]
const savings: readonly PlanWay[] = ['no-axe', 'burn-wood', 'more-furnaces']
/** What is looked at by itself. */
const others: readonly PlanWay[] = ['no-sword', 'leave-stations', 'walk-caves', 'dig-level', 'no-detour']

/** The styles that are planned by besides the planner's own, those with the fewest ways first. */
export const planStyles: readonly PlanStyle[] = [
  ...wood
    .flatMap((taken) => subsetsOf(savings).map((saved) => [...taken, ...saved]))
    .filter(({ length }) => length > 0),
  ...others.map((way) => [way]),
]
  .toSorted((one, other) => one.length - other.length)
  .map((ways) => new Set(ways))

function subsetsOf<Item>([first, ...rest]: readonly Item[]): readonly (readonly Item[])[] {
  if (first === undefined) return [[]]
  return subsetsOf(rest).flatMap((subset) => [subset, [first, ...subset]])
}

/** The name of a style in records: its ways with a plus between them. */
export function styleName(style: PlanStyle): string {
  return [...style].join('+')
}

/** True where the plan is to be made in this way; a basis without a style is the planner's own. */
export function goes({ style }: { readonly style?: PlanStyle }, way: PlanWay): boolean {
  return style?.has(way) === true
}
