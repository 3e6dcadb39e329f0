import type { Subgoal } from '../../../src/env/index.ts'
import type { DecidedAttempt, DecidedEpisode } from '../../../src/memory/index.ts'
import { stateWith } from '../../support/world-states.ts'

export const gather = (item: string): Subgoal => ({
  kind: 'gather',
  blocks: [item],
  item,
  count: 1,
  budgetTicks: 400,
})
export const retreat: Subgoal = { kind: 'retreat', distanceBlocks: 8, budgetTicks: 100 }
export const surface: Subgoal = { kind: 'surface', budgetTicks: 100 }

/** An attempt at the first of `candidates`, or at the `chosen`th. */
export function decided(
  attemptId: number,
  candidates: readonly Subgoal[],
  changes: Partial<DecidedAttempt> & { readonly refused?: readonly number[]; readonly chosen?: number } = {},
): DecidedAttempt {
  const { refused = [], chosen = 0, ...rest } = changes
  return {
    attemptId,
    position: attemptId - 1,
    state: stateWith({ tick: attemptId * 100, inventory: { oak_log: attemptId } }),
    subgoal: candidates[chosen]!,
    decision: {
      planner: 'symbolic-full@1',
      guard: 'none@1',
      policy: 'planner-order@1',
      considered: candidates.map((subgoal, index) => ({
        subgoal,
        purpose: 'to get on',
        score: -index,
        refusal: refused.includes(index) ? 'it never works' : null,
      })),
      chosen,
      intervention: null,
      unfinished: [],
    },
    ending: 'done',
    obstacle: null,
    outcome: 'success',
    cause: null,
    ticks: 100,
    ...rest,
  }
}

export const failed = { outcome: 'failure', cause: 'target-unreachable', ending: 'obstructed' } as const

export function episodeOf(
  attempts: readonly DecidedAttempt[],
  changes: Partial<DecidedEpisode> = {},
): DecidedEpisode {
  return {
    episodeId: 1,
    task: {
      id: 'iron_pickaxe',
      group: 'iron',
      instruction: 'Craft an iron pickaxe',
      goal: { have: { iron_pickaxe: 1 } },
      horizonTicks: 24_000,
    },
    seed: 7,
    world: 'default',
    minecraft: '1.16.5',
    success: true,
    gameTicks: 1_000,
    attempts,
    unreadable: 0,
    corrections: new Map(),
    ...changes,
  }
}
