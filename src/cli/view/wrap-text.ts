/** Breaks a text between words into lines of at most `widthColumns`; lines after the first begin with `indent`. */
export function wrapText(text: string, widthColumns: number, indent = ''): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= widthColumns) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(...pieces(last === undefined ? word : `${indent}${word}`, widthColumns, indent))
  }
  return lines
}

/** A word that is longer than a line is cut. */
function pieces(word: string, widthColumns: number, indent: string): readonly string[] {
  const lines: string[] = []
  let rest = word
  while (rest.length > widthColumns && widthColumns > indent.length) {
    lines.push(rest.slice(0, widthColumns))
    rest = indent + rest.slice(widthColumns)
  }
  return [...lines, rest]
}
