/** One column of a table. */
export interface Column<Row> {
  readonly title: string
  /** The plain text of a cell, without colour. */
  readonly cell: (row: Row) => string
  readonly align?: 'left' | 'right'
  /** True for the one column that is shortened where the line would be too long. */
  readonly shrinks?: boolean
  /** Longer cells are cut. */
  readonly mostColumns?: number
}

const gap = '  '
const narrowest = 8

/** Lays out rows in columns of equal width, in lines of at most `widthColumns` characters where that can be. */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  widthColumns: number,
): readonly string[] {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  const widths = columns.map(({ mostColumns = Number.POSITIVE_INFINITY }, index) =>
    Math.min(
      mostColumns,
      cells.reduce((widest, line) => Math.max(widest, line[index]!.length), 0),
    ),
  )
  const total = widths.reduce((sum, width) => sum + width, gap.length * (columns.length - 1))
  const shrinking = columns.findIndex((column) => column.shrinks === true)
  if (total > widthColumns && shrinking >= 0) {
    widths[shrinking] = Math.max(narrowest, widths[shrinking]! - (total - widthColumns))
  }
  return cells.map((line) =>
    line
      .map((text, index) => fit(text, widths[index]!, columns[index]!.align ?? 'left'))
      .join(gap)
      .trimEnd(),
  )
}

/** Exactly `width` characters: padded, or cut with an ellipsis. */
function fit(text: string, width: number, align: 'left' | 'right'): string {
  const short = text.length > width ? `${text.slice(0, width - 1)}…` : text
  return align === 'left' ? short.padEnd(width) : short.padStart(width)
}
