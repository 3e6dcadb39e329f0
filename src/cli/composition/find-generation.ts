import { UsageError } from '../../env/index.ts'
import type { Generation } from '../../evolve/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import type { ChosenGeneration } from '../input/generation-choice.ts'
import { findRecord } from './find-record.ts'
import { readGeneration } from './generation-document.ts'

/**
 * Reads the generation that a user means. Throws `UsageError` where there is none such, and what reading a record throws.
 */
export function findGeneration(
  { which, runDirectory }: ChosenGeneration,
  workingDirectory: string,
): Generation {
  const record = openForReading(findRecord(workingDirectory, { database: null, runDirectory }))
  try {
    const all = new SqliteKnowledgeStore(record, () => '').generations()
    const known =
      which === 'first' ? all[0] : which === 'last' ? all.at(-1) : all.find(({ id }) => id === which)
    if (known !== undefined) return readGeneration(known, record.file)
    throw new UsageError(
      all.length === 0
        ? `There is no generation in ${record.file}.`
        : `There is no generation ${which} in ${record.file}: they go from ${all[0]!.id} to ${all.at(-1)!.id}.`,
      'Evolve first with "stevolve evolve", and name its folder with --from; "stevolve history generations" lists what there is.',
    )
  } finally {
    record.close()
  }
}
