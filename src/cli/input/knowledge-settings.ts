import { UsageError } from '../../env/index.ts'
import type { ChosenGeneration } from './generation-choice.ts'
import { parseGenerationChoice } from './generation-choice.ts'

/** What the user typed after `knowledge export`, as it came. */
export interface KnowledgeExportOptions {
  readonly generation?: string
  readonly from?: string
  readonly out?: string
  readonly json?: boolean
}

/** Every setting of an export of knowledge. Plain data. */
export interface KnowledgeExportSettings {
  readonly generation: ChosenGeneration
  /** The file to be made. */
  readonly out: string
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveKnowledgeExport({
  generation = 'last',
  from,
  out,
  json = false,
}: KnowledgeExportOptions): KnowledgeExportSettings {
  if (out === undefined || out === '') {
    throw new UsageError(
      'It is not said where to.',
      'Write --out followed by a file that is not there yet, e.g. knowledge.json.',
    )
  }
  return { generation: parseGenerationChoice(generation, from)!, out, json }
}
