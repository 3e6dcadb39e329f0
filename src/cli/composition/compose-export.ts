import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeDataset } from '../../distill/dataset/dataset-card.ts'
import { openExport } from '../../distill/dataset/file/open-export.ts'
import { featureLayout, layoutDigest } from '../../distill/index.ts'
import { UsageError } from '../../env/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import type { ExportSession, ExportedDataset } from '../commands/export-dataset.ts'
import type { ExportSettings } from '../input/export-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord } from './find-record.ts'
import { readDataset } from './read-dataset.ts'

/** Opens a record for an export. Throws `UsageError` where there is none, or where the folder is there already. */
export function composeExport(settings: ExportSettings, { workingDirectory }: ProgramContext): ExportSession {
  const folder = resolve(workingDirectory, settings.out)
  if (existsSync(folder)) {
    throw new UsageError(`${folder} is there already.`, 'Give another folder after --out, or move it away.')
  }
  const record = openForReading(findRecord(workingDirectory, settings))
  return {
    write: (signal) => write(record, settings, folder, signal),
    close: () => record.close(),
  }
}

/** Everything is written beside the folder first: a folder of that name is whole. */
async function write(
  record: ReadableRecord,
  { format }: ExportSettings,
  folder: string,
  signal: AbortSignal,
): Promise<ExportedDataset | null> {
  const half = `${folder}.half`
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true })
  } catch (error) {
    const cure = 'Give a folder after --out that can be made.'
    throw new UsageError(`The folder ${folder} cannot be made.`, cure, { cause: error })
  }
  const target = openExport(format, half)
  try {
    const built = await readDataset(
      record,
      (row, encoded) => target.add(row, encoded),
      () => {},
      signal,
    )
    if (built === null) return null
    target.finish(built)
    const { version, counts } = built
    writeFileSync(join(half, 'data-card.md'), describeDataset(version, layoutDigest(featureLayout), counts))
    renameSync(half, folder)
    return { version, counts, folder, files: readdirSync(folder).sort() }
  } finally {
    target.discard()
    rmSync(half, { recursive: true, force: true })
  }
}
