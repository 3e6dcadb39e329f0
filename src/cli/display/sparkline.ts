const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** Numbers as a row of bars from lowest to highest, at most `widthColumns` of them: each bar is the mean of its share. */
export function sparkline(values: readonly number[], widthColumns: number): string {
  const finite = values.filter((value) => Number.isFinite(value))
  if (finite.length === 0) return ''
  const columns = Math.max(1, Math.min(widthColumns, finite.length))
  const means = Array.from({ length: columns }, (_column, index) => {
    const begin = Math.floor((index * finite.length) / columns)
    const some = finite.slice(begin, Math.floor(((index + 1) * finite.length) / columns))
    return some.reduce((sum, value) => sum + value, 0) / some.length
  })
  const [low, high] = [Math.min(...means), Math.max(...means)]
  const step = (high - low) / (heights.length - 1)
  return means.map((mean) => heights[step > 0 ? Math.round((mean - low) / step) : 0]).join('')
}
