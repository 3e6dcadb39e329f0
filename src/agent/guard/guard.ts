import type { Guardrail } from '../../distill/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'

/** Whether a subgoal may be tried now. */
export type GuardVerdict =
  | {
      readonly allowed: true
      /** The guardrail that would forbid it and is put to the test. */
      readonly probe?: Guardrail
    }
  | {
      readonly allowed: false
      /** One sentence that names the guardrail, and what to do instead where that is known. */
      readonly reason: string
      /** What forbids it, where that was learnt. */
      readonly guardrail?: Guardrail
    }

/** Forbids what has been learnt not to work. Pure, since it runs on every candidate of every decision. */
export interface Guard {
  /** Name and version for the record, e.g. `pass-through@1`. */
  readonly name: string
  allows(state: WorldState, subgoal: Subgoal): GuardVerdict
}

const allowed: GuardVerdict = Object.freeze({ allowed: true })

/** The guard that knows no guardrails yet. */
export const passThroughGuard: Guard = {
  name: 'pass-through@1',
  allows: () => allowed,
}
