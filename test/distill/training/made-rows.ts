import type { Split } from '../../../src/distill/dataset/dataset-row.ts'
import type { SplitRows } from '../../../src/distill/training/onnx/train-policy.ts'
import { defaultArchitecture, featureLayout } from '../../../src/distill/index.ts'
import type { ModelCard } from '../../../src/distill/training/model-card.ts'
import type { TrainingSettings } from '../../../src/distill/training/training-settings.ts'
import { defaultTraining } from '../../../src/distill/training/training-settings.ts'

/** One decision with made-up features. */
export interface MadeRow {
  readonly context: readonly number[]
  readonly candidates: readonly (readonly number[])[]
  readonly tried: number
  readonly target: number | null
  readonly rejected?: number
  readonly succeeded: boolean
  readonly split?: Split
}

/** Rows in memory, of two context and three candidate features. */
export function rowsOf(rows: readonly MadeRow[]): SplitRows {
  const integers = (value: (row: MadeRow) => number) => Int32Array.from(rows, value)
  return {
    rows: rows.length,
    columns: {
      tried: integers(({ tried }) => tried),
      target: integers(({ target }) => target ?? -1),
      rejected: integers(({ rejected }) => rejected ?? -1),
      succeeded: integers(({ succeeded }) => Number(succeeded)),
      weight: new Float32Array(rows.length).fill(1),
    },
    candidatesOf: (row) => rows[row]!.candidates.length,
    readContext: (row, target) => target.set(rows[row]!.context),
    readCandidates: (row, target) => target.set(rows[row]!.candidates.flat()),
    rowsOf: (split) => {
      const found = rows.flatMap((row, index) => ((row.split ?? 'train') === split ? [index] : []))
      return Int32Array.from(found)
    },
  }
}

export function settingsWith(changes: Partial<TrainingSettings> = {}): TrainingSettings {
  return {
    ...defaultTraining,
    architecture: {
      contextFeatures: 2,
      candidateFeatures: 3,
      contextLayers: [16],
      candidateLayers: [16],
      jointLayers: [16],
    },
    epochs: 30,
    batch: 8,
    learningRate: 0.01,
    weightDecay: 0,
    ...changes,
  }
}

/** The card of a model that fits this program. */
export const madeCard: ModelCard = {
  format: 1,
  name: 'scorer@1',
  layout: featureLayout,
  architecture: defaultArchitecture,
  training: settingsWith({ architecture: defaultArchitecture }),
  dataset: 'a'.repeat(64),
  temperature: 1,
  bias: 0,
  margin: 0,
  isStyled: false,
}
