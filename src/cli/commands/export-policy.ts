import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExportPolicySettings } from '../input/export-policy-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** A policy that was written for another server. */
export interface ExportedPolicy {
  /** Name and version. */
  readonly name: string
  /** Name of the model in addresses. */
  readonly model: string
  /** SHA-256 of the model file, in hexadecimal. */
  readonly hash: string
  /** The model repository. */
  readonly repository: string
  /** What was written, below the repository. */
  readonly files: readonly string[]
}

/** Says what was written, and how it is served. */
export function tellExportedPolicy(
  { output }: ProgramContext,
  { json }: ExportPolicySettings,
  exported: ExportedPolicy,
): ExitCode {
  const { name, model, repository, files } = exported
  if (json) output.out(JSON.stringify({ type: 'result', ...exported }))
  else {
    output.out(`The policy ${name} lies in the model repository ${repository}: ${files.join(', ')}.`)
    output.out(`Serve it with: tritonserver --model-repository=${repository}`)
    output.out(`Ask it with: stevolve run --policy http://<host>:8000/v2/models/${model}`)
  }
  return exitCodes.done
}
