import { UsageError } from '../../env/index.ts'
import { chooseRecord } from './replay-settings.ts'
import { oneOf } from './run-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What `show` shows. */
const showKinds = ['episode', 'attempt', 'skill', 'guardrail', 'generation', 'policy', 'gate'] as const
export type ShowKind = (typeof showKinds)[number]

/** What the user typed after `show`, as it came. */
export interface ShowOptions {
  readonly database?: string
  readonly runDir?: string
  readonly trace?: boolean
  readonly knowledge?: boolean
  readonly json?: boolean
}

/** Every setting of `show`, with defaults filled in. */
export interface ShowSettings {
  readonly kind: ShowKind
  /** Its number; 0 where a policy is named instead. */
  readonly id: number
  /** Name of a policy, e.g. `scorer@2`; null where a number was given. */
  readonly name: string | null
  readonly database: string | null
  readonly runDirectory: string | null
  /** All events of the trace of an attempt. */
  readonly trace: boolean
  /** What a generation knows, held against the world that it was learnt in. */
  readonly knowledge: boolean
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveShowSettings(kind: string, id: string, options: ShowOptions): ShowSettings {
  const { database, runDir, trace = false, knowledge = false, json = false } = options
  if (trace && kind !== 'attempt') {
    throw new UsageError('--trace is for "show attempt".', 'Leave it out.')
  }
  if (knowledge && kind !== 'generation') {
    throw new UsageError('--knowledge is for "show generation".', 'Leave it out.')
  }
  const isName = kind === 'policy' && /^[a-z0-9][a-z0-9._-]{0,63}@\d{1,9}$/.test(id)
  return {
    kind: oneOf('show', kind, showKinds),
    ...(isName
      ? { id: 0, name: id }
      : {
          id: parseWholeNumber(id, { option: `show ${kind.slice(0, 20)}`, least: 1, most: 1e12, example: 3 }),
          name: null,
        }),
    ...chooseRecord(database, runDir),
    trace,
    knowledge,
    json,
  }
}
