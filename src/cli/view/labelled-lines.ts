import { plainText } from '../display/plain-text.ts'
import { wrapText } from './wrap-text.ts'

/** A fact with its name, e.g. `['health', '9.5/10']`. */
export type Labelled = readonly [label: string, text: string]

const labelColumns = 11

/**
 * Facts under each other, their texts aligned and made plain, in lines of at most `widthColumns`. A text that takes more
 * than `mostLines` is cut.
 */
export function labelledLines(
  facts: readonly Labelled[],
  widthColumns: number,
  mostLines = Number.POSITIVE_INFINITY,
): readonly string[] {
  return facts.flatMap(([label, text]) => {
    const start = `  ${label.padEnd(labelColumns)}`
    const indent = ' '.repeat(start.length)
    const lines = wrapText(`${start}${plainText(text, 20_000)}`.trimEnd(), widthColumns, indent)
    if (lines.length <= mostLines) return lines
    const last = lines[mostLines - 1]!
    return [...lines.slice(0, mostLines - 1), `${last.slice(0, widthColumns - 1).trimEnd()}…`]
  })
}
