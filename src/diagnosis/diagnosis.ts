import type { Position } from '../env/index.ts'
import type { Cause } from './cause-table.ts'
import type { StateDifference } from './state-difference.ts'

/**
 * What an attempt came to. `cancelled` is neither: the caller stopped it before it could be judged.
 */
export const outcomes = ['success', 'failure', 'cancelled'] as const
export type Outcome = (typeof outcomes)[number]

/** One fact of the attempt that a finding rests on. */
export interface Evidence {
  /** Ticks since the episode opened, or null where the fact is of the whole attempt. */
  readonly tick: number | null
  /** One plain sentence that names the measured fact. */
  readonly text: string
}

/** One cause, how sure it is, and why. */
export interface CauseFinding {
  readonly cause: Cause
  /** Item, block, entity or station concerned, by its Minecraft name, or null. */
  readonly subject: string | null
  /** Probability that the cause is right, 0 to 1; calibrated on injected faults (docs/diagnosis.md). */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
}

/** Measures of how an attempt went, whatever came of it. */
export interface Indicators {
  /** How near the attempt came to what its subgoal asks for, 0 to 1; 1 exactly for a success. */
  readonly progress: number
  /** Straight line from where it began to where it ended, in blocks. */
  readonly displacementBlocks: number
  /** Length of the way that the body really took, in blocks, as far as sampled. */
  readonly travelledBlocks: number
  /** displacementBlocks / travelledBlocks, 0 to 1; null where the body hardly moved. */
  readonly pathEfficiency: number | null
  /** Pieces gained, summed over items whose count grew. */
  readonly itemsGained: number
  readonly itemsLost: number
  /** Half hearts lost to harm, healing not counted. */
  readonly damageTaken: number
  /** Ticks of stretches in which nothing happened: no step, no block, no item, no window. */
  readonly idleTicks: number
  /** ticks / expected ticks of the plan; null where the plan expected nothing. */
  readonly ticksOverExpected: number | null
}

/** No progress over some time, within the attempt. */
export interface Stagnation {
  readonly sinceTick: number
  readonly ticks: number
}

/** The same try failing alike, again and again. */
export interface Loop {
  /** `attempt`: within this one; `sequence`: across this and earlier ones. */
  readonly grain: 'attempt' | 'sequence'
  readonly repetitions: number
  /** What repeats: signatures of subgoals in order, or the kinds of trace events. */
  readonly pattern: readonly string[]
}

/** Why an attempt ended as it did. Plain data. */
export interface Diagnosis {
  readonly outcome: Outcome
  /** One plain sentence: the measured fact that decided the outcome. */
  readonly reason: string
  /** The primary cause of a failure; null for a success or a cancelled attempt. */
  readonly primary: CauseFinding | null
  /** Further causes that took part, by falling confidence. May accompany a success. */
  readonly contributing: readonly CauseFinding[]
  readonly difference: StateDifference
  readonly indicators: Indicators
  readonly stagnation: Stagnation | null
  readonly loop: Loop | null
}

/** What a diagnosis keeps of an earlier attempt, to see loops across subgoals. */
export interface AttemptDigest {
  /** `subgoalSignature` of its subgoal. */
  readonly signature: string
  readonly outcome: Outcome
  readonly cause: Cause | null
  readonly progress: number
  readonly endTick: number
  /** Where the body stood in the end. */
  readonly endPosition: Position
}

/** What is known beside the attempt itself. */
export interface DiagnosisContext {
  /** Earlier attempts of the episode, oldest first; at most the latest 16 are looked at. */
  readonly earlier: readonly AttemptDigest[]
  /** Ticks that the plan expected, or null. */
  readonly expectedTicks: number | null
}
