import { historyTable } from '../display/history-table.ts'
import { plainText } from '../display/plain-text.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Found, HistoryRow } from '../history-source.ts'
import type { HistoryKind, HistorySettings } from '../input/history-settings.ts'
import { singularOf } from '../input/history-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { wrapText } from '../view/wrap-text.ts'

/** Finds one kind of rows, as `composition/compose-history.ts` does. */
export type FindHistory = <Kind extends HistoryKind>(kind: Kind) => Found<HistoryRow[Kind]>

/** Lists what was played, the newest first. */
export function listHistory(context: ProgramContext, settings: HistorySettings, find: FindHistory): ExitCode {
  switch (settings.kind) {
    case 'runs':
      return list(context, settings, 'runs', find('runs'))
    case 'episodes':
      return list(context, settings, 'episodes', find('episodes'))
    case 'attempts':
      return list(context, settings, 'attempts', find('attempts'))
    case 'generations':
      return list(context, settings, 'generations', find('generations'))
    case 'policies':
      return list(context, settings, 'policies', find('policies'))
  }
}

function list<Kind extends HistoryKind>(
  { output }: ProgramContext,
  { json, offset }: HistorySettings,
  kind: Kind,
  { rows, total, records, unreadable }: Found<HistoryRow[Kind]>,
): ExitCode {
  for (const text of unreadable) output.log(plainText(`Left out: ${text}`))
  if (json) {
    const type = singularOf(kind)
    for (const { row, database } of rows) output.out(JSON.stringify({ type, ...row, database }))
    return exitCodes.done
  }
  const told = (text: string) => {
    for (const line of wrapText(text, output.widthColumns)) output.out(line)
  }
  if (rows.length > 0) {
    const [heading, ...lines] = historyTable(kind, rows, output.widthColumns)
    output.out(output.style('dim', heading!, 'out'))
    for (const line of lines) output.out(line)
  }
  const where = records === 1 ? '' : `, in ${records} records`
  if (total === 0) told(`No ${kind} fit${where}.`)
  else {
    const last = offset + rows.length
    told(`${rows.length === 0 ? 'None' : `${offset + 1} to ${last}`} of ${total} ${kind}${where}.`)
    if (last < total && rows.length > 0) told(`--offset ${last} shows more.`)
  }
  return exitCodes.done
}
