import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { KnowledgeExportSettings } from '../input/knowledge-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** What was written. */
export interface ExportedKnowledge {
  /** Absolute path. */
  readonly file: string
  readonly generation: { readonly number: number; readonly digest: string }
  readonly skills: number
  readonly guardrails: number
}

/** Says what was written where. */
export function tellExportedKnowledge(
  { output }: ProgramContext,
  { json }: KnowledgeExportSettings,
  exported: ExportedKnowledge,
): ExitCode {
  const { file, generation, skills, guardrails } = exported
  if (json) output.out(JSON.stringify({ type: 'result', ...exported }))
  else {
    output.out(
      `Generation ${generation.number}: ${skills} skills and ${guardrails} guardrails, with their evidence.`,
    )
    output.out(`File: ${file}`)
  }
  return exitCodes.done
}
