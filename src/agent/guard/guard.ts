import type { Subgoal, WorldState } from '../../env/index.ts'

/** Whether a subgoal may be tried now. */
export type GuardVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** One sentence that names the guardrail. */
      readonly reason: string
    }

/** Forbids what has been learnt not to work. Pure, since it runs on every candidate of every decision. */
export interface Guard {
  /** Name and version for the record, e.g. `pass-through@1`. */
  readonly name: string
  allows(state: WorldState, subgoal: Subgoal): GuardVerdict
}

/** The guard that knows no guardrails yet. */
export const passThroughGuard: Guard = {
  name: 'pass-through@1',
  allows: () => ({ allowed: true }),
}
