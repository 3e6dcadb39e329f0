import { wallNowMs, afterWallMs } from '../../../src/env/clock/real-time.ts'
import type { BatchScores, DecisionBatch } from '../../../src/agent/policy/inference/decision-batch.ts'
import type { PolicyCard } from '../../../src/agent/policy/inference/served-model.ts'
import type { PolicyServerParts } from '../../../src/agent/policy/server/policy-server.ts'
import { PolicyServer } from '../../../src/agent/policy/server/policy-server.ts'
import { featureLayout } from '../../../src/distill/index.ts'

/** The card of a made-up policy that fits this program. */
export const servedCard: PolicyCard = {
  format: 1,
  name: 'scorer@3',
  hash: 'c'.repeat(64),
  layout: featureLayout,
  margin: 0.4,
  isStyled: true,
}

export const widths = { context: featureLayout.context.length, candidate: featureLayout.candidate.length }

/** Scores each candidate by the sum of its own features and those of its decision, and padding by 0. */
export function sums({ decisions, candidates, context, rows, mask }: DecisionBatch): Promise<BatchScores> {
  const sum = (numbers: Float32Array, at: number, width: number) =>
    numbers.subarray(at * width, (at + 1) * width).reduce((total, value) => total + value, 0)
  const score = new Float32Array(decisions * candidates)
  score.forEach((_zero, cell) => {
    if (mask[cell] === 0) return
    const decision = Math.floor(cell / candidates)
    score[cell] = sum(context, decision, widths.context) + sum(rows, cell, widths.candidate)
  })
  return Promise.resolve({ score, success: score.map((value) => 1 / (1 + value)) })
}

/** A decision whose candidates score `base`, `base + 1` and so on. */
export function decisionOf(base: number, candidates: number): DecisionBatch {
  const context = new Float32Array(widths.context)
  context[0] = base
  const rows = new Float32Array(candidates * widths.candidate)
  for (let index = 0; index < candidates; index++) rows[index * widths.candidate] = index
  return { decisions: 1, candidates, context, rows, mask: new Float32Array(candidates).fill(1) }
}

export const realTime = { nowMs: wallNowMs, afterMs: afterWallMs }

/** A server of the made-up policy; it has yet to be started. */
export function madeServer(changes: Partial<PolicyServerParts> = {}): PolicyServer {
  return new PolicyServer({
    card: servedCard,
    programVersion: '9.9.9',
    score: sums,
    plan: { mostDecisions: 8, waitMs: 1 },
    bounds: {
      mostDecisions: 8,
      mostCandidates: 100,
      mostBodyBytes: 200_000,
      mostConnections: 100,
      requestTimeoutMs: 5_000,
    },
    clock: realTime,
    onFault: (error) => {
      throw error
    },
    ...changes,
  })
}
