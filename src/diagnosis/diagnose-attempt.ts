import { subgoalSignature } from '../env/index.ts'
import type { Attempt, ObstacleKind } from '../env/index.ts'
import type { Cause } from './cause-table.ts'
import type { AttemptDigest, CauseFinding, Diagnosis, DiagnosisContext, Outcome } from './diagnosis.ts'
import { judgeAttempt } from './judge-attempt.ts'
import type { StateDifference } from './state-difference.ts'

/** Says what an attempt came to and why. Pure: the same attempt and context give the same diagnosis. */
export function diagnoseAttempt(attempt: Attempt, { expectedTicks }: DiagnosisContext): Diagnosis {
  const { succeeded, reason, difference } = judgeAttempt(attempt)
  const outcome: Outcome = succeeded ? 'success' : attempt.ending === 'cancelled' ? 'cancelled' : 'failure'
  return {
    outcome,
    reason,
    primary: outcome === 'failure' ? primaryCause(attempt) : null,
    contributing: [],
    difference,
    indicators: {
      progress: succeeded ? 1 : 0,
      displacementBlocks: difference.distanceBlocks,
      travelledBlocks: difference.distanceBlocks,
      pathEfficiency: difference.distanceBlocks < 1 ? null : 1,
      ...itemChanges(difference),
      damageTaken: Math.max(0, -difference.health),
      idleTicks: 0,
      ticksOverExpected: expectedTicks === null ? null : attempt.ticks / expectedTicks,
    },
    stagnation: null,
    loop: null,
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

const causeOfObstacle: Readonly<Record<ObstacleKind, Cause>> = {
  'missing-item': 'missing-item',
  'missing-tool': 'missing-tool',
  'missing-station': 'missing-station',
  'missing-fuel': 'missing-fuel',
  'inventory-full': 'inventory-full',
  'target-not-found': 'target-not-found',
  'target-unreachable': 'target-unreachable',
  stuck: 'navigation-stuck',
  'dig-refused': 'dig-refused',
  'placement-refused': 'placement-refused',
  'recipe-unknown': 'recipe-unknown',
  'craft-failed': 'craft-failed',
  'smelt-failed': 'smelt-failed',
  'drop-lost': 'drop-lost',
  'tool-broke': 'tool-broke',
  danger: 'fled',
  refused: 'request-refused',
  'deed-fault': 'unknown',
}

function primaryCause({ ending, obstacle }: Attempt): CauseFinding {
  if (obstacle !== null) {
    return {
      cause: causeOfObstacle[obstacle.kind],
      subject: obstacle.subject,
      confidence: 0.5,
      evidence: [{ tick: null, text: obstacle.detail }],
    }
  }
  const cause: Cause =
    ending === 'lost-connection' ? 'disconnected' : ending === 'out-of-budget' ? 'deadline' : 'unknown'
  return {
    cause,
    subject: null,
    confidence: 0.5,
    evidence: [{ tick: null, text: `the attempt ended: ${ending}` }],
  }
}
