import { UsageError } from '../../env/index.ts'
import { chooseRecord } from './replay-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** Which record a command on policies works with, and how it answers. */
export interface PolicyRecordOptions {
  readonly database?: string
  readonly runDir?: string
  readonly json?: boolean
}

interface PolicyRecordSettings {
  /** A database file, or null. */
  readonly database: string | null
  /** A folder with a record, or null. */
  readonly runDirectory: string | null
  readonly json: boolean
}

/** What the user typed after `policy promote`, as it came. */
export interface PromoteOptions extends PolicyRecordOptions {
  readonly gate?: string
  readonly withoutGate?: string
}

/** Every setting of a promotion. Plain data. */
export interface PromoteSettings extends PolicyRecordSettings {
  /** A name in the record, `heuristic`, or a model file. */
  readonly policy: string
  /** Id of the gate that it rests on; null takes the latest that the policy won against the one that plays. */
  readonly gate: number | null
  /** Why it is promoted without a gate; null where it must have won one. */
  readonly withoutGate: string | null
}

/** What the user typed after `policy rollback`, as it came. */
export interface RollbackOptions extends PolicyRecordOptions {
  readonly to?: string
  readonly reason?: string
}

/** Every setting of a rollback. Plain data. */
export interface RollbackSettings extends PolicyRecordSettings {
  /** A name in the record or `heuristic`; null goes back to what played before the one that plays. */
  readonly to: string | null
  readonly reason: string
}

const longestReason = 1_000

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolvePromoteSettings(policy: string, options: PromoteOptions): PromoteSettings {
  const { gate, withoutGate } = options
  if (gate !== undefined && withoutGate !== undefined) {
    throw new UsageError('--gate and --without-gate exclude each other.', 'Leave one of them out.')
  }
  return {
    policy,
    gate:
      gate === undefined
        ? null
        : parseWholeNumber(gate, { option: '--gate', least: 1, most: 1e12, example: 3 }),
    withoutGate: withoutGate === undefined ? null : parseReason('--without-gate', withoutGate),
    ...chooseRecord(options.database, options.runDir),
    json: options.json ?? false,
  }
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveRollbackSettings(options: RollbackOptions): RollbackSettings {
  return {
    to: options.to ?? null,
    reason: options.reason === undefined ? 'Somebody asked for it.' : parseReason('--reason', options.reason),
    ...chooseRecord(options.database, options.runDir),
    json: options.json ?? false,
  }
}

function parseReason(option: string, text: string): string {
  const reason = text.trim()
  if (reason !== '' && reason.length <= longestReason) return reason
  throw new UsageError(
    `${option} takes a sentence of up to ${longestReason} characters.`,
    `Write for example ${option} "it wins on our server".`,
  )
}
