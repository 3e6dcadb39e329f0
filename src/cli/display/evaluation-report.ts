import type { CountedCause, Evaluation, Score } from '../../evolve/index.ts'
import type { EvaluationCourse } from '../evaluation-summary.ts'
import type { EvaluationSession } from '../evaluation-session.ts'
import type { EvalSettings } from '../input/eval-settings.ts'
import type { Variant } from '../input/variant.ts'
import { formatSeeds } from '../input/seed-list.ts'
import type { Output } from '../standard-streams.ts'
import { describeFallbacks } from './describe-fallbacks.ts'
import { formatWallTime } from './game-time.ts'
import type { Column } from './table.ts'
import { formatTable } from './table.ts'
import { ticksSpentLines } from './ticks-spent-lines.ts'

interface Row {
  readonly name: string
  readonly isHeading: boolean
  readonly score: Score
}

const columns: readonly Column<Row>[] = [
  { title: 'TASK', cell: ({ name }) => name },
  { title: 'DONE', cell: ({ score }) => `${score.successes}/${score.episodes}`, align: 'right' },
  { title: 'RATE', cell: ({ score }) => percent(score.rate), align: 'right' },
  {
    title: '95 % INTERVAL',
    cell: ({ score: { interval95 } }) => `${percent(interval95.low)} - ${percent(interval95.high)}`,
    align: 'right',
  },
  { title: 'TICKS', cell: ({ score }) => number(score.medianTicks), align: 'right' },
  { title: 'NOT DONE', cell: ({ score }) => unsuccessful(score), shrinks: true },
]

/** What an evaluation came to, for people: a table by group and task, the causes of failure, and what it rests on. */
export function evaluationReport(
  output: Output,
  settings: EvalSettings,
  session: EvaluationSession,
  evaluation: Evaluation,
  { isComplete, wallMs, policyFallbacks }: EvaluationCourse,
): readonly string[] {
  const { all } = evaluation
  const { widthColumns } = output
  const footer = [
    isComplete
      ? `${all.episodes} episodes in ${formatWallTime(wallMs)}, ${settings.workers} at a time.`
      : `Stopped: ${all.episodes} of ${session.plan.length} episodes are finished.`,
    'TICKS is the median game time of the successes, 20 ticks a second.',
    `Median speed ${number(all.medianSpeedup)} x real time.`,
    `Suite ${settings.suite}, world ${settings.world}, seeds ${formatSeeds(settings.seeds)}.`,
    `Perception ${settings.perception}, prior ${settings.prior}${describeVariant(settings.variant)}, ${describePolicy(settings, session.policy)}horizons x ${settings.horizonScale}.`,
    ...(policyFallbacks.decisions === 0
      ? []
      : [describeFallbacks(policyFallbacks.decisions, policyFallbacks.attempts)]),
    ...probeLines(evaluation),
    `Assists: ${listAssists(evaluation)}.`,
    `Versions: ${listVersions(evaluation, session)}.`,
  ]
  return [
    ...tableLines(output, evaluation),
    '',
    ...causeLines(output, evaluation),
    ...ticksSpentLines(output, evaluation.groups),
    ...footer.flatMap((line) => wrap(line, widthColumns)),
  ]
}

function describePolicy(
  { explore, exploreStyles, probing }: Pick<EvalSettings, 'explore' | 'exploreStyles' | 'probing'>,
  policy: string | undefined,
): string {
  const styles = exploreStyles === 0 ? '' : `${exploreStyles} times more in other styles, `
  const probed =
    probing === null ? '' : `guardrails put to the test in ${(100 * probing).toFixed(0)} % of episodes, `
  const named = policy === undefined ? `${probed}${styles}` : `${probed}policy ${policy}, `
  return explore === 0 ? named : `${named}exploring in ${(100 * explore).toFixed(0)} % of the decisions, `
}

function probeLines({ falseBlocks }: Evaluation): readonly string[] {
  if (falseBlocks === null) return []
  const { made, worked, rate, interval95 } = falseBlocks
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`
  return [
    `${worked.length} of ${made} probes of guardrails worked, ${share(rate)} (95 %: ${share(interval95.low)} to ${share(interval95.high)}).`,
    ...[...new Set(worked)].sort().map((reason) => `Forbidden, and worked: ${reason}.`),
  ]
}

function tableLines(output: Output, { all, groups, tasks }: Evaluation): readonly string[] {
  const rows: Row[] = groups.flatMap(({ group, score }) => [
    { name: group, isHeading: true, score },
    ...tasks
      .filter((task) => task.group === group)
      .map((task) => ({ name: `  ${task.task}`, isHeading: false, score: task.score })),
  ])
  rows.push({ name: 'all', isHeading: true, score: all })
  return formatTable(rows, columns, output.widthColumns).map((line, index) => {
    if (index === 0) return output.style('dim', line, 'out')
    return rows[index - 1]!.isHeading ? output.style('bold', line, 'out') : line
  })
}

interface CauseRow {
  readonly group: string
  readonly cause: CountedCause
}

const causeColumns: readonly Column<CauseRow>[] = [
  { title: 'FAILED', cell: ({ cause }) => String(cause.episodes), align: 'right' },
  { title: 'GROUP', cell: ({ group }) => group },
  {
    title: 'LAST SETBACK',
    cell: ({ cause: { kind, during } }) => (during === null ? kind : `${during}: ${kind}`),
  },
  { title: 'FOR EXAMPLE', cell: ({ cause }) => cause.example, shrinks: true },
]

function causeLines(output: Output, { groups }: Evaluation): readonly string[] {
  const rows = groups.flatMap(({ group, score }) => score.causes.map((cause) => ({ group, cause })))
  if (rows.length === 0) return []
  const [title, ...lines] = formatTable(rows, causeColumns, output.widthColumns)
  return [output.style('dim', title!, 'out'), ...lines, '']
}

function describeVariant({ ablate, baseline }: Variant): string {
  if (ablate !== null) return `, without ${ablate}`
  return baseline === null ? '' : `, baseline ${baseline}`
}

function listAssists({ assists, all }: Evaluation): string {
  const names = Object.entries(assists).map(([name, episodes]) =>
    episodes === all.episodes ? name : `${name} (in ${episodes})`,
  )
  return names.length === 0 ? 'none' : names.join(', ')
}

function listVersions({ minecraft }: Evaluation, { versions }: EvaluationSession): string {
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [...minecraft.map((version) => `Minecraft ${version}`), ...parts].join(', ')
}

function unsuccessful({ endings }: Score): string {
  return Object.entries(endings)
    .filter(([ending]) => ending !== 'goal')
    .map(([ending, episodes]) => `${ending} ${episodes}`)
    .join(', ')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function number(value: number | null): string {
  return value === null ? '-' : String(Math.round(value))
}

/** Breaks a line between words. */
function wrap(line: string, widthColumns: number): readonly string[] {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(word)
    else if (last.length + 1 + word.length > widthColumns) lines.push(`  ${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
