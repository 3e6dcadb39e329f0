import type { Mind, Situation } from '../../src/agent/index.ts'
import { wallNowMs } from '../../src/env/clock/real-time.ts'

/** What a timed mind tells, in milliseconds. */
export interface MindTimes {
  /** How long its planner took for a decision. */
  readonly onDecision: (milliseconds: number) => void
  /** How long it took to learn from an attempt. */
  readonly onDistilled: (milliseconds: number) => void
}

/** The same mind, which tells how long it took. */
export function timedMind(mind: Mind, { onDecision, onDistilled }: MindTimes): Mind {
  return {
    get deciders() {
      const { planner, ...rest } = mind.deciders
      return {
        ...rest,
        planner: {
          name: planner.name,
          propose: (situation: Situation) => {
            const startMs = wallNowMs()
            const proposal = planner.propose(situation)
            onDecision(wallNowMs() - startMs)
            return proposal
          },
        },
      }
    },
    distill: (...taught) => {
      const startMs = wallNowMs()
      mind.distill(...taught)
      onDistilled(wallNowMs() - startMs)
    },
  }
}
