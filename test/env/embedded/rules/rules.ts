import { createRandom } from '../../../../src/env/random.ts'
import { createGameRules } from '../../../../src/env/embedded/rules/create-game-rules.ts'
import type { GameRules } from '../../../../src/env/embedded/rules/game-rules.ts'
import { stateWith } from '../../../../src/env/embedded/rules/game-registry.ts'
import { type RuleShifts, ruleShiftsSchema } from '../../../../src/env/embedded/rules/rule-shifts.ts'
import type { z } from 'zod'

export const vanilla = createGameRules('1.16.5')

export function shifted(shifts: z.input<typeof ruleShiftsSchema>): GameRules {
  return createGameRules('1.16.5', ruleShiftsSchema.parse(shifts) satisfies RuleShifts)
}

/** State of a block by name with some properties. */
export function stateOf(block: string, properties: Readonly<Record<string, string>> = {}): number {
  const found = vanilla.registry.blocksByName[block]!
  return stateWith(found, found.minStateId, properties)
}

/** Sums what `times` breaks of a block drop, by item name. */
export function dropsOf(
  rules: GameRules,
  block: string,
  tool: string | null,
  { times = 1, properties = {} }: { times?: number; properties?: Readonly<Record<string, string>> } = {},
): Record<string, number> {
  const random = createRandom(`${block} ${tool ?? 'hand'}`)
  const sums: Record<string, number> = {}
  for (let time = 0; time < times; time++) {
    const toolId = tool === null ? null : rules.itemId(tool)
    for (const stack of rules.blockDrops(stateOf(block, properties), toolId, random)) {
      const name = rules.itemName(stack.item)
      sums[name] = (sums[name] ?? 0) + stack.count
    }
  }
  return sums
}
