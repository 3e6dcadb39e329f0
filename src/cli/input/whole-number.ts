import { UsageError } from '../../env/index.ts'

/** Bounds of a number that a user may give. */
export interface WholeNumberBounds {
  /** The option as the user writes it, for the error. */
  readonly option: string
  readonly least: number
  readonly most: number
  /** A value that would do, for the error. */
  readonly example: number
}

/** Reads a whole number within bounds, or throws `UsageError`. */
export function parseWholeNumber(text: string, { option, least, most, example }: WholeNumberBounds): number {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new UsageError(
    `${option} takes a whole number from ${least} to ${most}, and "${text.slice(0, 40)}" is none.`,
    `Write for example ${option} ${example}.`,
  )
}
