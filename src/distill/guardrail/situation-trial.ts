import { causeBeneathLoop } from '../../diagnosis/index.ts'
import type { Cause, Diagnosis } from '../../diagnosis/index.ts'
import type { Attempt, Subgoal } from '../../env/index.ts'
import { isCutShort } from './cut-short.ts'
import { cellOf } from './situation-cell.ts'
import type { SituationCell } from './situation-cell.ts'
import { subjectOf } from './subgoal-key.ts'
import type { GuardSubject } from './subgoal-key.ts'

/** How something ended that was begun in one situation. */
export interface SituationTrial {
  readonly subject: GuardSubject
  readonly cell: SituationCell
  /** Root cause of the failure; null of a success. */
  readonly cause: Cause | null
}

/** Causes that lie in the server or the line, or tell nothing: such attempts are left out of the contrast. */
const untelling: ReadonlySet<Cause> = new Set<Cause>([
  'disconnected',
  'server-lag',
  'chunk-not-loaded',
  'physics-desync',
  'unknown',
])

/** Kinds that look for something. */
const searches: ReadonlySet<Subgoal['kind']> = new Set(['explore', 'descend', 'tunnel'])

/**
 * What an attempt shows of its situation; null where it shows nothing. A search that found nothing was still possible: it counts with those
 * that worked, since to search on is no mistake. Pure.
 */
export function situationTrialOf(attempt: Attempt, diagnosis: Diagnosis): SituationTrial | null {
  const { subgoal, preState } = attempt
  const subject = subjectOf(subgoal)
  if (subject === null || isCutShort(attempt, diagnosis)) return null
  const cause = diagnosis.outcome === 'success' ? null : rootCause(diagnosis)
  if (diagnosis.outcome === 'failure' && cause === null) return null
  const isVainSearch = cause === 'target-not-found' && searches.has(subgoal.kind)
  return { subject, cell: cellOf(preState, subgoal), cause: isVainSearch ? null : cause }
}

/** The cause beneath a loop, or null where it tells nothing. */
export function rootCause(diagnosis: Diagnosis): Cause | null {
  const cause = causeBeneathLoop(diagnosis)?.cause ?? null
  return cause === null || untelling.has(cause) ? null : cause
}
