import type { Suite } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { formatGameTime } from '../display/game-time.ts'
import { formatTable } from '../display/table.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import { nearestNames } from '../input/nearest-names.ts'
import type { ProgramContext } from '../program-context.ts'
import { readSuite } from '../suite-file.ts'

export interface TasksOptions {
  /** A suite file of the user's, or null for the one that comes along. */
  readonly suite: string | null
  /** Shows one group only. */
  readonly group: string | null
  readonly json: boolean
}

/** Lists the tasks of a suite, by group. */
export function listTasks({ output }: ProgramContext, options: TasksOptions): ExitCode {
  const suite = readSuite(options.suite)
  const groups = selectGroups(suite, options.group)
  const tasks = groups.flatMap((group) => suite.tasks.filter((task) => task.group === group))
  if (options.json) {
    for (const task of tasks) output.out(JSON.stringify({ type: 'task', suite: suite.name, ...task }))
    return exitCodes.done
  }
  const lines = formatTable(
    tasks,
    [
      { title: 'TASK', cell: (task) => task.id },
      { title: 'HORIZON', cell: (task) => formatGameTime(task.horizonTicks), align: 'right' },
      { title: 'INSTRUCTION', cell: (task) => task.instruction, shrinks: true },
    ],
    output.widthColumns,
  )
  output.out(output.style('dim', lines[0]!, 'out'))
  let line = 1
  for (const group of groups) {
    const count = tasks.filter((task) => task.group === group).length
    output.out(output.style('bold', `${group} (${count})`, 'out'))
    for (const text of lines.slice(line, line + count)) output.out(text)
    line += count
  }
  output.out('')
  output.out(`${tasks.length} tasks of ${suite.name}; the horizon is game time, minutes:seconds.`)
  output.out('Play one with: stevolve run TASK')
  return exitCodes.done
}

function selectGroups(suite: Suite, wanted: string | null): readonly string[] {
  const groups = [...new Set(suite.tasks.map((task) => task.group))]
  if (wanted === null) return groups
  if (groups.includes(wanted)) return [wanted]
  const [near] = nearestNames(wanted, groups, 1)
  throw new UsageError(
    `There is no group "${wanted.slice(0, 64)}" in the suite ${suite.name}.`,
    `${near === undefined ? '' : `Did you mean ${near}? `}The groups are ${groups.join(', ')}.`,
  )
}
