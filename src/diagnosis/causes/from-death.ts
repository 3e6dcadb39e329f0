import type { DeathCause } from '../facts/death.ts'
import { finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The rule of one way to die: what a body died of is decided once, for all of them. */
export function fromDeath(cause: DeathCause): CauseRule['find'] {
  return ({ death }) =>
    death?.cause === cause ? finding(cause, death.subject, death.confidence, ...death.evidence) : null
}
