/** Two policies that are to play the same tasks and seeds. A policy is its id; null is the planner's order. */
export interface NewGate {
  /** SHA-256 over all that decides how it goes, in hexadecimal. */
  readonly key: string
  readonly championId: number | null
  readonly candidateId: number | null
  /** Generation whose knowledge both play with; null for the prior alone. */
  readonly generationId: number | null
  /** Tasks, seeds, rules and how episodes are played, as JSON data. */
  readonly settings: unknown
}

/** A gate as it stands in a record. */
export interface KnownGate extends NewGate {
  readonly id: number
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  /** Null while it is not finished; so are the next three. */
  readonly endedAt: string | null
  readonly verdict: 'promote' | 'keep' | null
  /** Short name. */
  readonly reason: string | null
  /** What the verdict rests on beside the pairs, as JSON data. */
  readonly evidence: unknown
}

/** How one policy did in one cell. */
export interface KeptResult {
  /** Null where the episode has been pruned since. */
  readonly episodeId: number | null
  readonly success: boolean
  readonly gameTicks: number
}

/** One cell of a gate: a task on a seed, played with both policies. */
export interface KeptPair {
  /** 0 for the first. */
  readonly position: number
  readonly task: string
  readonly group: string
  readonly seed: number
  readonly champion: KeptResult
  readonly candidate: KeptResult
  /** How much it speaks for the candidate, -1 to 1. */
  readonly score: number
}

export const policyChangeKinds = ['promotion', 'rollback'] as const
export type PolicyChangeKind = (typeof policyChangeKinds)[number]

/** From now on another policy plays. */
export interface NewPolicyChange {
  readonly kind: PolicyChangeKind
  /** What plays from now on; null for the planner's order. */
  readonly policyId: number | null
  /** The gate that it rests on; null where somebody decided without one. */
  readonly gateId: number | null
  readonly by: 'gate' | 'user'
  /** One sentence. */
  readonly reason: string
}

/** A change as it stands in a record. */
export interface PolicyChange extends NewPolicyChange {
  readonly id: number
  /** What played before. */
  readonly previousId: number | null
  /** The newest generation, which plays with it; null in a record without generations. */
  readonly generationId: number | null
  /** ISO 8601 in UTC. */
  readonly changedAt: string
}

/**
 * Gates of a record, and which policy plays. Order of calls: `beginGate`, `putPair` for each pair, `endGate`. Every method throws a
 * `StevolveError` when the record cannot be read or written.
 */
export interface GateStore {
  /** The gate of this key: a new one, or the one that was begun before. */
  beginGate(gate: NewGate): KnownGate
  /** Keeps a pair; one at the same position is replaced. */
  putPair(gateId: number, pair: KeptPair): void
  endGate(
    gateId: number,
    end: Pick<KnownGate, 'evidence'> & { verdict: 'promote' | 'keep'; reason: string },
  ): KnownGate
  /** Null where there is none of that id. */
  gate(id: number): KnownGate | null
  /** Oldest first. */
  gates(): readonly KnownGate[]
  /** In order of position. */
  pairs(gateId: number): readonly KeptPair[]
  /** Writes a change down, and lets the newest generation play with its policy. */
  change(change: NewPolicyChange): PolicyChange
  /** Oldest first. */
  changes(): readonly PolicyChange[]
  /** The policy that plays: that of the latest change; null for the planner's order, which plays at first. */
  championId(): number | null
}
