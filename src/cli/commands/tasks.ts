import { formatGameTime } from '../display/game-time.ts'
import { formatTable } from '../display/table.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import { findGroup, groupsOf } from '../input/find-group.ts'
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
  const groups = options.group === null ? groupsOf(suite) : [findGroup(suite, options.group)]
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
