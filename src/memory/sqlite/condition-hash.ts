import { hash } from 'node:crypto'

/** Hexadecimal digits that a number in JavaScript holds exactly: 52 bits. */
const digits = 13

/** The hash of a condition's text, as it stands in `condition.hash`. */
export function conditionHash(text: string): number {
  return Number.parseInt(hash('sha256', text).slice(0, digits), 16)
}
