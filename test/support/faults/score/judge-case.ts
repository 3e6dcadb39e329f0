import { judgeAttempt } from '../../../../src/diagnosis/index.ts'
import type { Cause, Diagnosis } from '../../../../src/diagnosis/index.ts'
import type { Attempt, ObstacleKind } from '../../../../src/env/index.ts'
import type { CaseLabel } from '../case-plan.ts'
import type { PlayedCase } from '../play-case.ts'
import type { Answer, Judge } from './case-result.ts'
import { answerOfPeer, peerLabels } from './eleven-labels.ts'

/** What our diagnosis and those that it is compared with say of the last attempt of a case. */
export function judgeCase(
  truth: CaseLabel,
  { attempts, diagnoses }: PlayedCase,
): Readonly<Record<Judge, Answer>> {
  const last = attempts.at(-1)!
  const isSuccess = judgeAttempt(last).succeeded
  return {
    diagnosis: answerOf(diagnoses.at(-1)!),
    obstacle: { label: isSuccess ? 'success' : causeOfReport(last), confidence: null },
    labels: { label: answerOfPeer(peerLabels(attempts).at(-1)!, truth), confidence: null },
    outcome: { label: isSuccess ? 'success' : 'unknown', confidence: null },
  }
}

function answerOf({ outcome, primary }: Diagnosis): Answer {
  if (primary !== null) return { label: primary.cause, confidence: primary.confidence }
  return { label: outcome === 'success' ? 'success' : 'unknown', confidence: null }
}

const otherName: Partial<Record<ObstacleKind, Cause>> = {
  stuck: 'navigation-stuck',
  danger: 'fled',
  refused: 'request-refused',
  'deed-fault': 'unknown',
}

/** What the deed itself reported, taken at its word. */
function causeOfReport({ obstacle, ending }: Attempt): Cause {
  if (obstacle !== null) return otherName[obstacle.kind] ?? (obstacle.kind as Cause)
  if (ending === 'lost-connection') return 'disconnected'
  if (ending === 'out-of-budget') return 'deadline'
  return ending === 'died' ? 'killed-by-mob' : 'unknown'
}
