import { z } from 'zod'

/** When a gate ends, and what it takes. Plain data; kept with the evidence. */
export interface GateRules {
  /** Highest probability that a candidate which is no better is promoted. */
  readonly promoteAlpha: number
  /** Highest probability that a candidate which is no worse is sent away early. */
  readonly keepAlpha: number
  /** A group of tasks counts as worse where scores as low as its own come by chance with a lower probability. */
  readonly groupLevel: number
  /** The same for goals reached, over all tasks. */
  readonly successLevel: number
  /** Pairs that are played at most; a gate that is undecided then keeps the champion. */
  readonly mostPairs: number
  /** Pairs between two looks at the evidence, whatever the number of workers. */
  readonly pairsPerLook: number
  /** Pairs without any difference after which both count as playing alike. */
  readonly alikePairs: number
}

/** Parses rules that were stored. */
export const gateRulesSchema: z.ZodType<GateRules> = z.object({
  promoteAlpha: z.number().positive().max(1),
  keepAlpha: z.number().positive().max(1),
  groupLevel: z.number().min(0).max(1),
  successLevel: z.number().min(0).max(1),
  mostPairs: z.int().min(1).max(10_000),
  pairsPerLook: z.int().min(1).max(10_000),
  alikePairs: z.int().min(1).max(10_000),
})

/**
 * Of 20 candidates that are no better, one is promoted on the average at most; that more than two are has a probability of 7 % even then. By
 * simulation it is one to three in a hundred, since the bound is on ever crossing and a gate has a limit.
 */
export const defaultGateRules: GateRules = Object.freeze({
  promoteAlpha: 0.05,
  keepAlpha: 0.1,
  groupLevel: 0.1,
  successLevel: 0.2,
  mostPairs: 80,
  pairsPerLook: 4,
  alikePairs: 12,
})

export const gateVerdicts = ['promote', 'keep', 'undecided'] as const
export type GateVerdict = (typeof gateVerdicts)[number]

/** Why a gate says what it says. Closed. */
export const gateReasons = {
  better: 'the candidate plays better',
  worse: 'the candidate plays worse',
  'plays-alike': 'the candidate plays as the champion does',
  'no-difference': 'no difference is clear at the limit of pairs',
  'group-worse': 'the candidate plays better as a whole, and worse on a group of tasks',
  'fewer-successes': 'the candidate is faster, and reaches fewer goals',
  'calibration-worse': 'the candidate plays better, and its success head predicts worse',
  'not-yet': 'more pairs may decide',
} as const satisfies Record<string, string>
export type GateReason = keyof typeof gateReasons
