import type { DatasetCounts } from '../../distill/index.ts'
import { datasetLine } from '../display/training-display.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExportSettings } from '../input/export-settings.ts'
import type { ProgramContext } from '../program-context.ts'

/** What was written. */
export interface ExportedDataset {
  /** SHA-256 of the content. */
  readonly version: string
  readonly counts: DatasetCounts
  /** Absolute path of the folder. */
  readonly folder: string
  /** Names of its files. */
  readonly files: readonly string[]
}

/** One export of a record, as `composition/compose-export.ts` gives it. */
export interface ExportSession {
  /** Null where the signal stopped it; nothing is left then. */
  write(signal: AbortSignal): Promise<ExportedDataset | null>
  close(): void
}

/** Writes a dataset and says what is in it. */
export async function exportDataset(
  { output, interruption }: ProgramContext,
  { json, format }: ExportSettings,
  session: ExportSession,
): Promise<ExitCode> {
  let exported: ExportedDataset | null
  try {
    exported = await session.write(interruption.signal)
  } finally {
    session.close()
  }
  if (exported === null) {
    output.log('Stopped; nothing was written.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  const { folder, files } = exported
  if (json) output.out(JSON.stringify({ type: 'export', format, ...exported }))
  else {
    output.out(datasetLine(exported))
    output.out(`Written to ${folder}: ${files.join(', ')}.`)
  }
  return exitCodes.done
}
