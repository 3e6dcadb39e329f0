import type { Cause } from '../../diagnosis/index.ts'
import type { SkillStatus } from '../skill.ts'
import type { Evidence } from '../sums.ts'
import { lowerBound } from './evidence-strength.ts'
import type { GuardUse } from './guard-use.ts'
import type { Predicate } from './predicate.ts'
import { describePredicate } from './predicate.ts'
import type { GuardSubject } from './subgoal-key.ts'

/** How far a guardrail is trusted: one on probation forbids nothing yet, one on parole forbids and is probed often. */
export type GuardrailStatus = SkillStatus

/** Something forbidden where it is known to fail. Plain data, a pure function of sums. */
export interface Guardrail {
  /** Stable name, e.g. `descend: not while no pickaxe is carried`. */
  readonly id: string
  /** What it forbids, and how far it looks. */
  readonly subject: GuardSubject
  /** When it forbids that. */
  readonly predicate: Predicate
  /** Root cause of the failures that it keeps away from. */
  readonly cause: Cause
  /** What worked instead, in words; null where that is not known. */
  readonly remedy: string | null
  /** What was counted where it applies, and what elsewhere: attempts, or uses of a method. */
  readonly attempts: number
  readonly failures: number
  readonly outside: { readonly attempts: number; readonly failures: number }
  /** One-sided 95 % lower bound of the failure rate where it applies. */
  readonly failureRate: number
  readonly status: GuardrailStatus
  /** Why it has that status, in one sentence. */
  readonly statusReason: string
  readonly blocks: number
  readonly probes: number
  readonly falseBlocks: number
  /** Attempts that it rests on, and attempts at the same that worked, by id. */
  readonly evidence: Evidence
  readonly counterEvidence: Evidence
}

/** What speaks for a guardrail before its uses are looked at. */
export interface GuardrailCase {
  readonly subject: GuardSubject
  readonly predicate: Predicate
  readonly cause: Cause
  readonly remedy: string | null
  readonly attempts: number
  readonly failures: number
  readonly outside: { readonly attempts: number; readonly failures: number }
  /** True where the evidence suffices to forbid. */
  readonly isProven: boolean
  readonly evidence: Evidence
  readonly counterEvidence: Evidence
}

/** Most probes that may work: above that (even its lower bound) a guardrail forbids too much. */
const mostFalseBlocks = 0.02
/** One that forbade too much comes back, on parole, when this much speaks for it again. */
const paroleRate = 0.9
/** Attempts taken in for each failure and block of a guardrail, above which it is forgotten. */
const attemptsPerActivity = 5_000

/** The stable name of what is forbidden when. */
export function guardrailId({ key }: GuardSubject, predicate: Predicate): string {
  return predicate.all.length === 0 ? `${key}: never` : `${key}: not while ${describePredicate(predicate)}`
}

/** A guardrail with its status, from what speaks for it and what it did so far. */
export function judgeGuardrail(found: GuardrailCase, use: GuardUse | undefined): Guardrail {
  const { isProven, ...rest } = found
  const { blocks, probes, falseBlocks } = use ?? { blocks: 0, probes: 0, falseBlocks: 0 }
  const failureRate = lowerBound(found.failures, found.attempts)
  const counterEvidence = rest.counterEvidence.filter((attempt) => !rest.evidence.includes(attempt))
  const counts = { ...rest, counterEvidence, failureRate, blocks, probes, falseBlocks }
  const [status, statusReason] = statusOf(counts, isProven, use !== undefined)
  return { id: guardrailId(found.subject, found.predicate), ...counts, status, statusReason }
}

interface Counts {
  readonly attempts: number
  readonly failures: number
  readonly failureRate: number
  readonly probes: number
  readonly falseBlocks: number
}

function statusOf(
  { attempts, failures, failureRate, probes, falseBlocks }: Counts,
  isProven: boolean,
  wasUsed: boolean,
): readonly [GuardrailStatus, string] {
  const counted = `${failures} of ${attempts} failed, at least ${Math.round(100 * failureRate)} % by the lower bound`
  const probed = `${falseBlocks} of ${probes} probes worked`
  if (!isProven) {
    return wasUsed
      ? ['retired', `What happened since speaks against it: ${failures} of ${attempts} failed.`]
      : ['probation', `Not enough evidence yet: ${counted}.`]
  }
  if (lowerBound(falseBlocks, probes) <= mostFalseBlocks) return ['active', `Proven: ${counted}.`]
  return failureRate >= paroleRate
    ? ['parole', `Proven again, though ${probed}: ${counted}.`]
    : ['retired', `It forbade what would have worked: ${probed}.`]
}

/** Retires a guardrail that has neither blocked nor been confirmed for long, counted in attempts taken in. */
export function withExpiry(guardrail: Guardrail, attemptsTakenIn: number): Guardrail {
  const { failures, blocks, status } = guardrail
  if (status === 'retired' || attemptsTakenIn <= attemptsPerActivity * (failures + blocks)) return guardrail
  const statusReason = `Neither blocked nor confirmed for long: ${failures + blocks} times in ${attemptsTakenIn} attempts.`
  return { ...guardrail, status: 'retired', statusReason }
}

/** True where it forbids. */
export function isEnforced({ status }: Guardrail): boolean {
  return status === 'active' || status === 'parole'
}

/** Shares of blocks that are let through as probes: on parole; and by how many probes there were already. */
const paroleProbeShare = 0.25
const probeShares: readonly (readonly [fewerProbesThan: number, share: number])[] = [
  [10, 0.05],
  [40, 0.02],
]
const oldProbeShare = 0.01

/** The share of its blocks in which a guardrail should be tested. */
export function probeShare({ status, probes }: Pick<Guardrail, 'status' | 'probes'>): number {
  if (status === 'parole') return paroleProbeShare
  return probeShares.find(([fewerThan]) => probes < fewerThan)?.[1] ?? oldProbeShare
}
