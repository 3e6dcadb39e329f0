import type { Diagnosis } from './diagnosis.ts'

/**
 * What is left of a diagnosis that tells success from failure and nothing else: no cause, no evidence, no indicators beside the difference
 * of the world by which success is judged. An ablation.
 */
export function outcomeOnly({ outcome, reason, difference }: Diagnosis): Diagnosis {
  const isSuccess = outcome === 'success'
  return {
    outcome,
    reason,
    primary: outcome === 'failure' ? { cause: 'unknown', subject: null, confidence: 1, evidence: [] } : null,
    contributing: [],
    difference,
    indicators: {
      progress: isSuccess ? 1 : 0,
      displacementBlocks: 0,
      travelledBlocks: 0,
      pathEfficiency: null,
      itemsGained: 0,
      itemsLost: 0,
      damageTaken: 0,
      idleTicks: 0,
      ticksOverExpected: null,
    },
    stagnation: null,
    loop: null,
  }
}
