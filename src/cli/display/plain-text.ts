/** What begins an escape sequence of a terminal, with the sequence: CSI, OSC and the like. */
const escapeSequence =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for.
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]?/g

/** Control characters, and marks that are not seen but turn or join what is. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu

/**
 * A text from a record as one line that cannot steer a terminal: without escape sequences, control characters, line ends
 * and invisible marks. What is longer than `mostCharacters` is cut with an ellipsis.
 */
export function plainText(text: string, mostCharacters = Number.POSITIVE_INFINITY): string {
  // Far more than any line shows; a text may be megabytes long.
  const bounded = text.length > 4 * mostCharacters + 1024 ? text.slice(0, 4 * mostCharacters + 1024) : text
  const plain = bounded
    .replaceAll(escapeSequence, '')
    .replaceAll(unseen, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return plain.length > mostCharacters ? `${plain.slice(0, Math.max(0, mostCharacters - 1))}…` : plain
}
