import { plainText } from '../display/plain-text.ts'
import { wrapText } from './wrap-text.ts'

/** A fact with its name, e.g. `['health', '9.5/10']`. */
export type Labelled = readonly [label: string, text: string]

const fewestLabelColumns = 11
const mostLabelColumns = 24

/**
 * Facts under each other, their texts aligned and made plain, in lines of at most `widthColumns`. A text that takes more
 * than `mostLines` is cut.
 */
export function labelledLines(
  facts: readonly Labelled[],
  widthColumns: number,
  mostLines = Number.POSITIVE_INFINITY,
): readonly string[] {
  const names = facts.map(([label]) => plainText(label, mostLabelColumns - 1))
  const labelColumns = Math.max(fewestLabelColumns, ...names.map((name) => name.length + 1))
  return facts.flatMap(([, text], index) => {
    const start = `  ${names[index]!.padEnd(labelColumns)}`
    const indent = ' '.repeat(start.length)
    const lines = wrapText(`${start}${plainText(text, 20_000)}`.trimEnd(), widthColumns, indent)
    if (lines.length <= mostLines) return lines
    const last = lines[mostLines - 1]!
    return [...lines.slice(0, mostLines - 1), `${last.slice(0, widthColumns - 1).trimEnd()}…`]
  })
}
