/** Other ways to plan, each sound by itself: what the planner does of its own accord and may as well leave, or the other way round. */
export const planWays = {
  'spare-wood': 'takes no more wood along than the plan uses',
  'no-axe': 'makes no axe before it goes below',
  'many-furnaces':
    'smelts in as many furnaces as pay, with stone dug for them and wood to burn, and fetches no coal from beside the way',
} as const satisfies Record<string, string>
export type PlanWay = keyof typeof planWays

/** Several ways at once; none is how the planner plans of its own accord. */
export type PlanStyle = ReadonlySet<PlanWay>

/** The styles that are planned by besides the planner's own: every mixture of ways, those with the fewest first. */
export const planStyles: readonly PlanStyle[] = subsetsOf(Object.keys(planWays) as readonly PlanWay[])
  .filter(({ length }) => length > 0)
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
