import type { GroupScore, TicksSpent } from '../../evolve/index.ts'
import type { Output } from '../standard-streams.ts'
import type { Column } from './table.ts'
import { formatTable } from './table.ts'

/** What is told of the ticks of each group: so many kinds of work, and none below this share. */
const mostWorks = 5
const leastShare = 0.05

interface TicksRow {
  readonly group: string
  readonly share: number
  readonly work: string
}

const columns: readonly Column<TicksRow>[] = [
  { title: 'TICKS', cell: ({ share }) => `${(100 * share).toFixed(0)} %`, align: 'right' },
  { title: 'GROUP', cell: ({ group }) => group },
  { title: 'OF EPISODES NOT DONE WENT INTO', cell: ({ work }) => work, shrinks: true },
]

/** Where the ticks of the episodes that were not done went, group by group; nothing where all were done or none took any. */
export function ticksSpentLines(
  output: Pick<Output, 'style' | 'widthColumns'>,
  groups: readonly GroupScore[],
): readonly string[] {
  const rows = groups.flatMap(({ group, score: { ticksSpent } }) => largestOf(group, ticksSpent))
  if (rows.length === 0) return []
  const [title, ...lines] = formatTable(rows, columns, output.widthColumns)
  return [output.style('dim', title!, 'out'), ...lines, '']
}

function largestOf(group: string, spent: readonly TicksSpent[]): readonly TicksRow[] {
  const all = spent.reduce((sum, { ticks }) => sum + ticks, 0)
  return spent
    .map(({ work, ticks }) => ({ group, share: ticks / all, work }))
    .slice(0, mostWorks)
    .filter(({ share }) => share >= leastShare)
}
