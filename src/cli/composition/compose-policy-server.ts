import { nextTurn } from '../../env/clock/real-time.ts'
import type { DecisionBatch } from '../../agent/policy/inference/decision-batch.ts'
import { cardOf, nameAndVersion } from '../../agent/policy/inference/served-model.ts'
import { PolicyServer } from '../../agent/policy/server/policy-server.ts'
import { largestBatchDifference } from '../../agent/policy/server/check-batching.ts'
import type { ServedPolicy } from '../commands/serve-policy.ts'
import type { ServePolicySettings } from '../input/serve-policy-settings.ts'
import type { ProgramContext, WallClock } from '../program-context.ts'
import { stevolveVersion } from '../stevolve-version.ts'
import { describeCudaFault, hashOf, loadScorer, readPolicyFile } from './played-policy.ts'

/** Candidates of one decision that are taken; a planner proposes some dozens. */
const mostCandidates = 1_024

/**
 * Loads a model to be served. Says where it does not run on what was asked for, and where requests of a batch do not get exactly what they would get
 * alone. Throws `UsageError` where the file is not there or cannot be run.
 */
export async function composePolicyServer(
  settings: ServePolicySettings,
  { output, clock, workingDirectory }: ProgramContext,
): Promise<ServedPolicy> {
  const { model, device, mostDecisions, batchWaitMs, mostBodyBytes, mostConnections, requestTimeoutMs } =
    settings
  const bytes = readPolicyFile(model, workingDirectory)
  const scorer = await loadScorer(bytes, model, device)
  if (scorer.cudaFault !== null) output.log(describeCudaFault(scorer.cudaFault))
  const card = cardOf(scorer.card, hashOf(bytes))
  const score = ({ decisions, candidates, context, rows, mask }: DecisionBatch) =>
    scorer.scoresOf(decisions, candidates, context, rows, mask)
  const difference = await largestBatchDifference(score, card)
  if (difference > 0) {
    output.log(
      `On this device a request in a batch differs from the same one alone by up to ${difference.toExponential(1)}; --max-batch 1 keeps them alike.`,
    )
  }
  const server = new PolicyServer({
    card,
    programVersion: stevolveVersion(),
    score,
    plan: { mostDecisions, waitMs: batchWaitMs },
    bounds: { mostDecisions, mostCandidates, mostBodyBytes, mostConnections, requestTimeoutMs },
    clock: { nowMs: () => clock.nowMs(), afterMs: (delayMs, callback) => after(clock, delayMs, callback) },
    onFault: (error) =>
      output.log(`A request failed: ${error instanceof Error ? error.message : String(error)}`),
  })
  return {
    name: card.name,
    model: nameAndVersion(card)[0],
    hash: card.hash,
    device: scorer.device,
    get figures() {
      const { metrics } = server
      const { requestsPerBatch } = metrics
      return {
        ...metrics.requests,
        requestsPerBatch,
        p50Ms: metrics.quantileMs(0.5),
        p99Ms: metrics.quantileMs(0.99),
      }
    },
    start: (address) => server.start(address),
    stop: (withinMs) => server.stop(withinMs),
  }
}

/** A timer takes a millisecond at least; without a delay the next turn of the event loop is waited for. */
function after(clock: WallClock, delayMs: number, callback: () => void): () => void {
  if (delayMs > 0) return clock.afterMs(delayMs, callback)
  let isCancelled = false
  void nextTurn().then(() => {
    if (!isCancelled) callback()
  })
  return () => {
    isCancelled = true
  }
}
