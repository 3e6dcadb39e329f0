import type { ElementType } from './safetensors.ts'

/** The tensors of a dataset file in their order; `width` is of one row, null for a single number. */
export const datasetTensors = {
  context: { dtype: 'F32', meaning: 'features of state and goal, one row per decision' },
  candidates: { dtype: 'F32', meaning: 'features of candidates, those of one decision behind one another' },
  candidate_ends: { dtype: 'I32', meaning: 'for each decision, the row of `candidates` behind its last one' },
  tried: { dtype: 'I32', meaning: 'index of the candidate that was tried' },
  target: { dtype: 'I32', meaning: 'index of the candidate that should have been chosen, or -1' },
  rejected: { dtype: 'I32', meaning: 'index of the candidate that the target is preferred to, or -1' },
  succeeded: { dtype: 'I32', meaning: '1 if what was tried worked' },
  split: { dtype: 'I32', meaning: '0 train, 1 validation, 2 test' },
  weight: { dtype: 'F32', meaning: 'how much the row counts' },
  attempt: { dtype: 'I64', meaning: 'id of the attempt in the record' },
} as const satisfies Record<string, { dtype: ElementType; meaning: string }>
export type DatasetTensor = keyof typeof datasetTensors
