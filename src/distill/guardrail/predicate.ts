import { z } from 'zod'
import type { Subgoal, WorldState } from '../../env/index.ts'
import { featureNames, featureRow } from './situation-feature.ts'
import type { SituationFeature } from './situation-feature.ts'

/** One condition on the state in which a subgoal would be begun. Plain data. */
export type Literal =
  | {
      readonly kind: 'feature'
      readonly feature: SituationFeature
      readonly is: 'at-most' | 'at-least'
      /** A level of the feature, by name. */
      readonly level: string
    }
  /** Every tool (null: a bare hand) that the subgoal could use, of those carried, is one of these. */
  | { readonly kind: 'tools-among'; readonly tools: readonly (string | null)[] }

/** When a guardrail applies: at most two literals hold together; without one, always. */
export interface Predicate {
  readonly all: readonly Literal[]
}

/** Literals that a predicate may join. */
export const mostLiterals = 2

const itemName = z.string().min(1).max(200)

const literalSchema: z.ZodType<Literal> = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('feature'),
      feature: z.enum(featureNames as SituationFeature[]),
      is: z.enum(['at-most', 'at-least']),
      level: z.string().max(40),
    })
    .refine(({ feature, level }) => featureRow(feature).levels.includes(level), 'no level of that feature'),
  z.object({ kind: z.literal('tools-among'), tools: z.array(itemName.nullable()).min(1).max(64) }),
])

/** Parses a predicate from a record or file. */
export const predicateSchema: z.ZodType<Predicate> = z.object({
  all: z.array(literalSchema).max(mostLiterals),
})

/** Whether the predicate holds for this subgoal in this state. Pure and cheap: it runs on candidates of every decision. */
export function evaluatePredicate({ all }: Predicate, state: WorldState, subgoal: Subgoal): boolean {
  for (const literal of all) if (!evaluateLiteral(literal, state, subgoal)) return false
  return true
}

function evaluateLiteral(literal: Literal, state: WorldState, subgoal: Subgoal): boolean {
  if (literal.kind === 'tools-among') return usesOnly(literal.tools, state, subgoal)
  const { levels, levelOf } = featureRow(literal.feature)
  return holdsAt(literal, levelOf(state, subgoal), levels)
}

/** Whether a literal of a feature holds at the level with this index. */
export function holdsAt(
  { is, level }: Extract<Literal, { readonly kind: 'feature' }>,
  actual: number,
  levels: readonly string[],
): boolean {
  const bound = levels.indexOf(level)
  return is === 'at-most' ? actual <= bound : actual >= bound
}

function usesOnly(tools: readonly (string | null)[], { durables }: WorldState, subgoal: Subgoal): boolean {
  const allowed = subgoal.kind === 'gather' ? subgoal.tools : undefined
  const isAllowed = (tool: string | null): boolean => allowed === undefined || allowed.includes(tool)
  let isAny = false
  if (isAllowed(null)) {
    if (!tools.includes(null)) return false
    isAny = true
  }
  for (const { item } of durables) {
    if (!isAllowed(item)) continue
    if (!tools.includes(item)) return false
    isAny = true
  }
  return isAny
}

/** The predicate in words, as what follows "while": `no pickaxe is carried and it is night`; `always` without a literal. */
export function describePredicate({ all }: Predicate): string {
  return all.length === 0 ? 'always' : all.map(describeLiteral).join(' and ')
}

function describeLiteral(literal: Literal): string {
  if (literal.kind === 'tools-among') {
    const names = literal.tools.map((tool) => tool ?? 'a bare hand')
    return `nothing better is at hand than ${names.join(' or ')}`
  }
  const { levels, atMost, atLeast } = featureRow(literal.feature)
  const index = levels.indexOf(literal.level)
  return (literal.is === 'at-most' ? atMost[index] : atLeast[index])!
}
