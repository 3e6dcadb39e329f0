/** Other ways to plan, each sound by itself: what the planner does of its own accord and may as well leave, or the other way round. */
export const planWays = {
  'spare-wood': 'takes no more wood along than the plan uses',
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

const [first, second, ...others] = Object.keys(planWays) as unknown as readonly [
  PlanWay,
  PlanWay,
  ...PlanWay[],
]

/**
 * The styles that are planned by besides the planner's own, those with the fewest ways first: each way alone, each with spared wood, and each with spared
 * wood and without an axe. Wood and axe are asked for again at every decision until they are there, so leaving them only shows where the other
 * ways are looked at without them too.
 */
export const planStyles: readonly PlanStyle[] = [
  ...[first, second, ...others].map((way) => new Set([way])),
  ...[second, ...others].map((way) => new Set([first, way])),
  ...others.map((way) => new Set([first, second, way])),
]

/** The name of a style in records: its ways with a plus between them. */
export function styleName(style: PlanStyle): string {
  return [...style].join('+')
}

/** True where the plan is to be made in this way; a basis without a style is the planner's own. */
export function goes({ style }: { readonly style?: PlanStyle }, way: PlanWay): boolean {
  return style?.has(way) === true
}
