const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** Shares from 0 to 1 as one row of bars, the newest last; of many only the newest are shown. */
export function sparkLine(shares: readonly number[], mostColumns: number): string {
  return shares
    .slice(-mostColumns)
    .map((share) => bars[Math.round(Math.max(0, Math.min(1, share)) * (bars.length - 1))])
    .join('')
}
