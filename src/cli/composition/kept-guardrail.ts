import { isDeepStrictEqual } from 'node:util'
import { describePredicate } from '../../distill/index.ts'
import type { Guardrail } from '../../distill/index.ts'
import type { KnownGuardrail, NewGuardrail } from '../../memory/index.ts'

/** A guardrail as a row of the record. */
export function newGuardrail(guardrail: Guardrail): NewGuardrail {
  const { id, subject, cause, status, statusReason, blocks, falseBlocks } = guardrail
  return {
    name: id,
    scope: subject.scope,
    subgoal: subject.signature,
    item: subject.item,
    cause,
    status,
    statusReason,
    blocks,
    falseBlocks,
    document: documentOf(guardrail),
    evidence: [
      ...guardrail.evidence.map((attemptId) => ({ attemptId, role: 'for' as const })),
      ...guardrail.counterEvidence.map((attemptId) => ({ attemptId, role: 'against' as const })),
    ],
  }
}

/** True where this version says all that is known now. */
export function isSameGuardrail(known: KnownGuardrail, guardrail: Guardrail): boolean {
  return known.status === guardrail.status && isDeepStrictEqual(known.document, documentOf(guardrail))
}

/** What is forbidden when, what helps, and all that was counted. */
function documentOf(guardrail: Guardrail): unknown {
  const {
    subject,
    predicate,
    remedy,
    attempts,
    failures,
    outside,
    failureRate,
    blocks,
    probes,
    falseBlocks,
  } = guardrail
  const counted = { attempts, failures, outside, failureRate, blocks, probes, falseBlocks }
  return JSON.parse(
    JSON.stringify({
      forbids: subject.key,
      when: describePredicate(predicate),
      remedy,
      predicate,
      ...counted,
    }),
  )
}
