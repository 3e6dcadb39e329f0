import { UsageError } from '../../env/index.ts'
import { oneOf } from './one-of.ts'
import type { ServePolicyOptions } from './serve-policy-settings.ts'
import { resolveBatching } from './serve-policy-settings.ts'

/** In which forms a policy can be written. */
export const policyFormats = ['triton'] as const

/** What the user typed after `policy export`, as it came. */
export interface ExportPolicyOptions extends Pick<ServePolicyOptions, 'maxBatch' | 'batchWaitMs'> {
  readonly format?: string
  readonly out?: string
  readonly json?: boolean
}

/** Every setting of `policy export`, with defaults filled in. Plain data. */
export interface ExportPolicySettings {
  /** The model file. */
  readonly model: string
  readonly format: (typeof policyFormats)[number]
  /** Folder of the model repository. */
  readonly outFolder: string
  readonly mostDecisions: number
  readonly batchWaitMs: number
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveExportPolicySettings(
  model: string,
  options: ExportPolicyOptions,
): ExportPolicySettings {
  const { out } = options
  if (out === undefined) {
    throw new UsageError(
      'It is not said where the policy is to be written.',
      'Write for example --out models.',
    )
  }
  return {
    model,
    format: oneOf('--format', options.format ?? 'triton', policyFormats),
    outFolder: out,
    ...resolveBatching(options),
    json: options.json ?? false,
  }
}
