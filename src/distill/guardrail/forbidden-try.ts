import type { Subgoal, WorldState } from '../../env/index.ts'
import type { Guardrail } from './guardrail.ts'
import { evaluatePredicate } from './predicate.ts'

/** What is forbidden is tried within this distance, in blocks, and for this long, in ticks. */
const tryWithinBlocks = 16
const tryTicks = 400

/**
 * The subgoal by which a guardrail over digging, hunting or smelting can be put to the test on the spot, since what it takes is within reach
 * or carried; null where it cannot, or where the guardrail does not apply. `fuels` are known to burn.
 */
export function forbiddenTry(
  { subject, predicate }: Pick<Guardrail, 'subject' | 'predicate'>,
  state: WorldState,
  fuels: readonly string[],
): Subgoal | null {
  const [, kind, source, , item] = /^(gather|hunt|smelt) (\S+) (from|for|into) (\S+)$/.exec(subject.key) ?? []
  if (kind === undefined || source === undefined || item === undefined) return null
  const found = tryOf(kind, source, item, state, fuels)
  return found !== null && evaluatePredicate(predicate, state, found) ? found : null
}

function tryOf(
  kind: string,
  one: string,
  other: string,
  state: WorldState,
  fuels: readonly string[],
): Subgoal | null {
  const common = { count: 1, budgetTicks: tryTicks } as const
  switch (kind) {
    case 'gather':
      return isNear(state.blocks[other])
        ? { kind, item: one, blocks: [other], tools: toolsOf(state), ...common }
        : null
    case 'hunt':
      return isNear(state.entities[one]) ? { kind, entity: one, item: other, ...common } : null
    case 'smelt': {
      const fuel = fuels.find((name) => name !== one && (state.inventory[name] ?? 0) > 0)
      const isReady = isNear(state.blocks['furnace']) && (state.inventory[one] ?? 0) > 0
      return isReady && fuel !== undefined ? { kind, input: one, item: other, fuel, ...common } : null
    }
    default:
      return null
  }
}

function isNear(seen: { readonly nearestBlocks: number } | undefined): boolean {
  return seen !== undefined && seen.nearestBlocks <= tryWithinBlocks
}

function toolsOf({ durables }: WorldState): readonly (string | null)[] {
  return [null, ...new Set(durables.map(({ item }) => item))]
}
