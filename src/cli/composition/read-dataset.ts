import { setImmediate } from 'node:timers/promises'
import type { BuiltDataset, RowSink } from '../../distill/dataset/dataset-builder.ts'
import { DatasetBuilder } from '../../distill/dataset/dataset-builder.ts'
import { RunComparison } from '../../distill/dataset/run-comparison.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readDecidedEpisodes } from '../../memory/sqlite/read-decided-episodes.ts'

/**
 * Makes the rows of a record, or of those of its episodes that are named, in their order. Between episodes others get their turn, so that a signal can come in. Null where it stopped the work.
 */
export async function readDataset(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  sink: RowSink,
  onEpisode: () => void,
  signal: AbortSignal,
  episodeIds: readonly number[] | null = null,
): Promise<BuiltDataset | null> {
  const comparison = new RunComparison()
  for (const episode of readDecidedEpisodes(record, episodeIds ?? 'repeated')) {
    comparison.add(episode)
    await setImmediate()
    if (signal.aborted) return null
  }
  const builder = new DatasetBuilder(sink, comparison)
  for (const episode of readDecidedEpisodes(record, episodeIds ?? 'all')) {
    builder.add(episode)
    onEpisode()
    await setImmediate()
    if (signal.aborted) return null
  }
  return builder.finish()
}
