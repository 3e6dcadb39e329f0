import { createHash } from 'node:crypto'

/** Hexadecimal digits that a number in JavaScript holds exactly: 52 bits. */
const digits = 13

/** The hash of a condition's text, as it stands in `condition.hash`. */
export function conditionHash(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, digits), 16)
}
