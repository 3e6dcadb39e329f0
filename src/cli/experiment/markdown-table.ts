/** A column of a Markdown table. */
export interface MarkdownColumn<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
}

/** Rows as a Markdown table; what would end a cell is escaped. */
export function markdownTable<Row>(
  rows: readonly Row[],
  columns: readonly MarkdownColumn<Row>[],
): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    line(columns.map(({ title }) => title)),
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => line(columns.map(({ cell }) => cell(row)))),
  ]
}
