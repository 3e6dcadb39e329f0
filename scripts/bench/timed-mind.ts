import type { Mind, Situation } from '../../src/agent/index.ts'
import { wallNowMs } from '../../src/env/clock/real-time.ts'

/** The same mind, which tells how long its planner took for each decision, in milliseconds. */
export function timedMind(mind: Mind, onDecision: (milliseconds: number) => void): Mind {
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
    distill: mind.distill.bind(mind),
  }
}
