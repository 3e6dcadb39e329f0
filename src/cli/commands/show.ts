import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ShowSettings } from '../input/show-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { Shown } from '../shown-record.ts'
import { shownParts } from '../view/shown-lines.ts'

/** Shows one thing of a record, whole. */
export function show(
  { output }: ProgramContext,
  { json, trace }: ShowSettings,
  { shown, database }: { readonly shown: Shown; readonly database: string },
): ExitCode {
  if (json) {
    output.out(JSON.stringify({ ...shown, database }))
    return exitCodes.done
  }
  for (const { heading, lines } of shownParts(shown, output.widthColumns, trace)) {
    if (lines.length === 0) continue
    output.out(output.style('bold', heading, 'out'))
    for (const line of lines) output.out(line)
  }
  return exitCodes.done
}
