import { subgoalSchema } from '../../env/index.ts'
import type { AttemptSummary } from '../../memory/index.ts'
import type { FoundRow, HistoryRow } from '../history-source.ts'
import type { HistoryKind } from '../input/history-settings.ts'
import { describeSubgoal } from './describe-subgoal.ts'
import { formatGameTime } from './game-time.ts'
import { plainText } from './plain-text.ts'
import type { Column } from './table.ts'
import { formatTable } from './table.ts'

type Columns<Row> = readonly Column<FoundRow<Row>>[]

const longestCell = 200

const columns: { readonly [Kind in HistoryKind]: Columns<HistoryRow[Kind]> } = {
  runs: [
    { title: 'STARTED', cell: ({ row }) => when(row.startedAt) },
    { title: 'DONE', cell: ({ row }) => `${row.successes}/${row.episodes}`, align: 'right' },
    { title: 'TASKS', cell: ({ row }) => few(row.tasks), mostColumns: 24 },
    { title: 'WORLD', cell: ({ row }) => few(row.worlds), mostColumns: 12 },
    { title: 'RECORD', cell: ({ database }) => folderOf(database), shrinks: true },
  ],
  episodes: [
    { title: 'ID', cell: ({ row }) => String(row.id), align: 'right' },
    { title: 'STARTED', cell: ({ row }) => when(row.startedAt) },
    { title: 'TASK', cell: ({ row }) => row.task, mostColumns: 20 },
    { title: 'SEED', cell: ({ row }) => String(row.seed), align: 'right' },
    { title: 'ENDING', cell: ({ row }) => endingOf(row) },
    { title: 'TIME', cell: ({ row }) => formatGameTime(row.gameTicks ?? 0), align: 'right' },
    { title: 'TRIES', cell: ({ row }) => String(row.attempts), align: 'right' },
    { title: 'RECORD', cell: ({ database }) => folderOf(database), shrinks: true },
  ],
  attempts: [
    { title: 'ID', cell: ({ row }) => String(row.id), align: 'right' },
    { title: 'EPISODE', cell: ({ row }) => String(row.episode), align: 'right' },
    { title: 'TICK', cell: ({ row }) => String(row.startTick), align: 'right' },
    { title: 'CAUSE', cell: ({ row }) => (row.succeeded ? 'success' : (row.cause ?? row.ending)) },
    { title: 'SUBGOAL', cell: ({ row }) => subgoalOf(row), mostColumns: 32 },
    { title: 'RECORD', cell: ({ database }) => folderOf(database), shrinks: true },
  ],
  generations: [
    { title: 'ID', cell: ({ row }) => String(row.id), align: 'right' },
    { title: 'NO', cell: ({ row }) => String(row.number), align: 'right' },
    { title: 'MADE', cell: ({ row }) => when(row.startedAt) },
    { title: 'STATUS', cell: ({ row }) => row.status },
    { title: 'FROM', cell: ({ row }) => (row.parent === null ? '-' : String(row.parent)), align: 'right' },
    { title: 'SKILLS', cell: ({ row }) => String(row.skills), align: 'right' },
    { title: 'RAILS', cell: ({ row }) => String(row.guardrails), align: 'right' },
    { title: 'POLICY', cell: ({ row }) => row.policy ?? '-', mostColumns: 12 },
    { title: 'DONE', cell: ({ row }) => `${row.successes}/${row.episodes}`, align: 'right' },
    { title: 'RECORD', cell: ({ database }) => folderOf(database), shrinks: true },
  ],
  policies: [
    { title: 'ID', cell: ({ row }) => String(row.id), align: 'right' },
    { title: 'NAME', cell: ({ row }) => row.name, mostColumns: 20 },
    { title: 'MADE', cell: ({ row }) => when(row.startedAt) },
    { title: 'ROWS', cell: ({ row }) => String(row.rows), align: 'right' },
    { title: 'EPISODES', cell: ({ row }) => String(row.episodes), align: 'right' },
    {
      title: 'GATES',
      cell: ({ row }) => `${row.promotedBy}/${row.promotedBy + row.keptOutBy}`,
      align: 'right',
    },
    { title: 'PLAYS', cell: ({ row }) => (row.isChampion ? 'yes' : '-') },
    { title: 'RECORD', cell: ({ database }) => folderOf(database), shrinks: true },
  ],
}

/** Rows of the history as a table of at most `widthColumns`; the first line is the heading. */
export function historyTable<Kind extends HistoryKind>(
  kind: Kind,
  rows: readonly FoundRow<HistoryRow[Kind]>[],
  widthColumns: number,
): readonly string[] {
  const plain = columns[kind].map(({ cell, ...column }) => ({
    ...column,
    cell: (row: FoundRow<HistoryRow[Kind]>) => plainText(cell(row), longestCell),
  }))
  return formatTable(rows, plain, widthColumns)
}

/** To the minute, in UTC. */
function when(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}

function few(names: readonly string[]): string {
  if (names.length === 0) return '-'
  return names.length === 1 ? names[0]! : `${names[0]} and ${names.length - 1} more`
}

function folderOf(database: string): string {
  return database.replace(/[/\\]?stevolve\.db$/, '') || '.'
}

function endingOf({
  ending,
  gaveUp,
}: {
  readonly ending: string | null
  readonly gaveUp: boolean | null
}): string {
  if (ending === null) return 'running'
  return gaveUp === true ? 'gave up' : ending
}

function subgoalOf({ subgoal }: AttemptSummary): string {
  const parsed = subgoalSchema.safeParse(subgoal)
  return parsed.success ? describeSubgoal(parsed.data) : JSON.stringify(subgoal)
}
