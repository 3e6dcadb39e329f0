import { UsageError } from '../../env/index.ts'

/** Reads a share from 0 to 1. Throws `UsageError` that names the option. */
export function parseShare(option: string, text: string): number {
  const share = /^[01](\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  if (share <= 1) return share
  throw new UsageError(
    `${option} takes a share from 0 to 1, and "${text.slice(0, 40)}" is none.`,
    `Write for example ${option} 0.1.`,
  )
}
