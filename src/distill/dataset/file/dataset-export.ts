import type { BuiltDataset } from '../dataset-builder.ts'
import type { DatasetRow } from '../dataset-row.ts'
import type { EncodedDecision } from '../features/feature-layout.ts'

/** Somewhere that rows are written to. Order of calls: `add` for each row, then `finish` or `discard` once. */
export interface DatasetExport {
  add(row: DatasetRow, encoded: EncodedDecision): void
  /** Puts the files together. */
  finish(built: BuiltDataset): void
  /** Lets go of what is open. May be called twice. */
  discard(): void
}

/** Formats that datasets are written in. */
export const datasetFormats = {
  jsonl: 'one JSON object per row, whole',
  parquet: 'the same as a table; states, goals and candidates are JSON text',
  safetensors: 'the numbers that a policy is trained on',
  'trl-sft': 'conversations that end in the right choice, for TRL and others',
  'trl-dpo': 'the right choice over the one that failed, for TRL and others',
  'trl-kto': 'single choices and whether they worked, for TRL and others',
  'llama-factory': 'all three as LLaMA-Factory takes them, with its dataset_info.json',
} as const satisfies Record<string, string>
export type DatasetFormat = keyof typeof datasetFormats
