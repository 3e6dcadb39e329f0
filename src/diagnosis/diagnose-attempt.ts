import { subgoalSignature } from '../env/index.ts'
import type { Attempt } from '../env/index.ts'
import type { Cause } from './cause-table.ts'
import { causeRules } from './causes/index.ts'
import type {
  AttemptDigest,
  CauseFinding,
  Diagnosis,
  DiagnosisContext,
  Indicators,
  Outcome,
} from './diagnosis.ts'
import { factsOf } from './facts/attempt-facts.ts'
import type { AttemptFacts } from './facts/attempt-facts.ts'
import { judgeAttempt } from './judge-attempt.ts'
import { loopOverAttempts } from './sequence-loop.ts'
import type { StateDifference } from './state-difference.ts'

/** Findings below this say too little to be kept beside the primary cause, and how many are kept. */
const leastContribution = 0.3
const mostContributing = 4

/** Causes that may have hampered an attempt that succeeded all the same. */
const besideSuccess: ReadonlySet<Cause> = new Set([
  'server-lag',
  'physics-desync',
  'tool-broke',
  'dig-refused',
  'placement-refused',
  'fled',
])

/** Causes that go before all others, however unsure their kind is: a body that died did not fail for want of a tool. */
const isFinal = (cause: Cause): boolean => cause === 'disconnected' || cause.startsWith('killed-')

/** Says what an attempt came to and why. Pure: the same attempt and context give the same diagnosis. */
export function diagnoseAttempt(attempt: Attempt, { earlier, expectedTicks }: DiagnosisContext): Diagnosis {
  const judgement = judgeAttempt(attempt)
  const { succeeded, reason, difference } = judgement
  const outcome: Outcome = succeeded ? 'success' : attempt.ending === 'cancelled' ? 'cancelled' : 'failure'
  const facts = factsOf(attempt, judgement, expectedTicks)
  const found = findingsFor(facts)
  const own = outcome === 'failure' ? found[0]! : null
  const loop = own === null ? null : loopOverAttempts(attempt, own, earlier)
  const isLoopFirst = loop !== null && own !== null && !isFinal(own.cause)
  const primary = isLoopFirst ? loop.finding : own
  const others = isLoopFirst ? [own, ...found.slice(1)] : loop ? [loop.finding, ...found.slice(1)] : found
  const contributing = others
    .filter((other) => other !== primary && other.cause !== primary?.cause)
    .filter(({ cause }) => outcome === 'failure' || besideSuccess.has(cause))
    .filter((other) => other === own || other.confidence >= leastContribution)
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, mostContributing)
  return {
    outcome,
    reason,
    primary,
    // Beneath a loop stands first what repeats in it.
    contributing: isLoopFirst ? [own, ...contributing.filter((other) => other !== own)] : contributing,
    difference,
    indicators: indicatorsOf(facts),
    stagnation: facts.activity.stagnation,
    loop: loop?.loop ?? facts.activity.loop,
  }
}

/** What later diagnoses look back on. */
export function digestOf({ subgoal, postState }: Attempt, diagnosis: Diagnosis): AttemptDigest {
  return {
    signature: subgoalSignature(subgoal),
    outcome: diagnosis.outcome,
    cause: diagnosis.primary?.cause ?? null,
    progress: diagnosis.indicators.progress,
    endTick: postState.tick,
    endPosition: postState.position,
  }
}

/** What stopped the attempt itself: the primary cause, or the first contributing one where that is a loop over attempts. */
export function causeBeneathLoop({ primary, contributing, loop }: Diagnosis): CauseFinding | null {
  const isSequence = primary?.cause === 'loop' && loop?.grain === 'sequence'
  return isSequence ? (contributing[0] ?? primary) : primary
}

/** All that the rules find: death and a lost connection first, then by falling confidence, then in the order of the rules. Never empty. */
function findingsFor(facts: AttemptFacts): readonly CauseFinding[] {
  const findings: CauseFinding[] = []
  for (const { find } of causeRules) {
    const finding = find(facts)
    if (finding !== null) findings.push(finding)
  }
  return findings.sort(
    (one, other) =>
      Number(isFinal(other.cause)) - Number(isFinal(one.cause)) || other.confidence - one.confidence,
  )
}

function indicatorsOf({
  motion,
  difference,
  danger,
  activity,
  progress,
  expectedTicks,
  ticks,
}: AttemptFacts): Indicators {
  const displacementBlocks = difference.distanceBlocks
  const travelledBlocks = Math.max(motion.travelledBlocks, displacementBlocks)
  return {
    progress,
    displacementBlocks,
    travelledBlocks,
    pathEfficiency: travelledBlocks < 1 ? null : displacementBlocks / travelledBlocks,
    ...itemChanges(difference),
    damageTaken: Math.max(danger.damage, -difference.health, 0),
    idleTicks: activity.idleTicks,
    ticksOverExpected: expectedTicks === null || expectedTicks <= 0 ? null : ticks / expectedTicks,
  }
}

function itemChanges({ inventory }: StateDifference): { itemsGained: number; itemsLost: number } {
  let itemsGained = 0
  let itemsLost = 0
  for (const change of Object.values(inventory)) {
    if (change > 0) itemsGained += change
    else itemsLost -= change
  }
  return { itemsGained, itemsLost }
}
