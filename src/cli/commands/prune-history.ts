import type { StevolveError } from '../../env/index.ts'
import type { RetentionReport } from '../../memory/index.ts'
import { plainText } from '../display/plain-text.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { PruneSettings } from '../input/prune-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { wrapText } from '../view/wrap-text.ts'

/** What came of one record, as `composition/compose-prune.ts` gives it. */
export interface PrunedRecord {
  readonly database: string
  readonly report?: RetentionReport
  readonly failure?: StevolveError
}

/** Deletes old episodes and says for each record what went and what stayed. It asks nothing. */
export function pruneHistory(
  { output, interruption }: ProgramContext,
  { json }: PruneSettings,
  pruned: Iterable<PrunedRecord>,
): ExitCode {
  let hasFailed = false
  for (const { database, report, failure } of pruned) {
    if (failure !== undefined) {
      hasFailed = true
      output.log(plainText(`${output.style('red', 'Error:')} ${failure.message} ${failure.cure}`))
    } else if (report !== undefined) {
      if (json) output.out(JSON.stringify({ type: 'prune', ...report, database }))
      else
        for (const line of wrapText(describe(database, report), output.widthColumns, '  ')) output.out(line)
    }
    if (interruption.signal.aborted) return interruption.exitCode() ?? exitCodes.interrupted
  }
  return hasFailed ? exitCodes.wrongInput : exitCodes.done
}

function describe(database: string, report: RetentionReport): string {
  const { isDryRun, deletedEpisodes, deletedAttempts, keptForKnowledge, remainingEpisodes } = report
  const verb = isDryRun ? 'would delete' : 'deleted'
  const kept = keptForKnowledge === 0 ? '' : `; ${keptForKnowledge} more stay because knowledge rests on them`
  return plainText(
    `${database}: ${verb} ${count(deletedEpisodes, 'episode')} with ${count(deletedAttempts, 'attempt')}${kept}. ` +
      `${count(remainingEpisodes, 'episode')} ${isDryRun ? 'would be left' : 'left'}, ` +
      `${megabytes(report.bytesBefore)} to ${isDryRun ? 'about ' : ''}${megabytes(report.bytesAfter)}.`,
  )
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
