import type { DeviceChoice } from '../../distill/index.ts'
import { deviceChoices } from '../../distill/index.ts'
import { oneOf } from './one-of.ts'
import { parseHost } from './parse-host.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `policy serve`, as it came. */
export interface ServePolicyOptions {
  readonly host?: string
  readonly port?: string
  readonly policyDevice?: string
  readonly maxBatch?: string
  readonly batchWaitMs?: string
  readonly maxRequestMib?: string
  readonly requestTimeoutS?: string
  readonly maxConnections?: string
  readonly json?: boolean
}

/** Every setting of `policy serve`, with defaults filled in. Plain data. */
export interface ServePolicySettings {
  /** The model file. */
  readonly model: string
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly device: DeviceChoice
  /** Decisions that run together at most. */
  readonly mostDecisions: number
  /** Longest time that a request waits for others. */
  readonly batchWaitMs: number
  readonly mostBodyBytes: number
  /** Within which a request must have arrived. */
  readonly requestTimeoutMs: number
  readonly mostConnections: number
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveServePolicySettings(model: string, options: ServePolicyOptions): ServePolicySettings {
  const number = (text: string, option: string, least: number, most: number, example: number) =>
    parseWholeNumber(text, { option, least, most, example })
  return {
    model,
    host: parseHost(options.host ?? '127.0.0.1'),
    port: number(options.port ?? '8000', '--port', 0, 65_535, 8_000),
    device: oneOf('--policy-device', options.policyDevice ?? 'cpu', deviceChoices),
    ...resolveBatching(options),
    mostBodyBytes: 1_048_576 * number(options.maxRequestMib ?? '16', '--max-request-mib', 1, 256, 16),
    requestTimeoutMs: 1_000 * number(options.requestTimeoutS ?? '10', '--request-timeout-s', 1, 3_600, 10),
    mostConnections: number(options.maxConnections ?? '512', '--max-connections', 1, 65_536, 512),
    json: options.json ?? false,
  }
}

/** Reads how requests wait for one another. Throws `UsageError`. */
export function resolveBatching({
  maxBatch = '64',
  batchWaitMs = '2',
}: Pick<ServePolicyOptions, 'maxBatch' | 'batchWaitMs'>): Pick<
  ServePolicySettings,
  'mostDecisions' | 'batchWaitMs'
> {
  return {
    mostDecisions: parseWholeNumber(maxBatch, { option: '--max-batch', least: 1, most: 1_024, example: 64 }),
    batchWaitMs: parseWholeNumber(batchWaitMs, {
      option: '--batch-wait-ms',
      least: 0,
      most: 1_000,
      example: 2,
    }),
  }
}
