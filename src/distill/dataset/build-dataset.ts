import type { DecidedEpisode } from '../../memory/index.ts'
import type { DatasetCounts } from './dataset-card.ts'
import { DatasetCounter } from './dataset-card.ts'
import { DatasetDigest } from './dataset-digest.ts'
import type { DatasetRow } from './dataset-row.ts'
import type { EncodedDecision } from './features/feature-layout.ts'
import { encodeDecision } from './features/feature-layout.ts'
import { rowsOfEpisode } from './rows-of-episode.ts'

/** Takes rows as they are made, for example into a file. */
export type RowSink = (row: DatasetRow, encoded: EncodedDecision) => void

/** What was built. */
export interface BuiltDataset {
  /** SHA-256 over all rows, in hexadecimal. */
  readonly version: string
  readonly counts: DatasetCounts
}

/** Makes the rows of episodes, one episode at a time, and hands each to `sink`. Stops before the next episode once `signal` is aborted. */
export function buildDataset(
  episodes: Iterable<DecidedEpisode>,
  sink: RowSink,
  signal?: AbortSignal,
): BuiltDataset {
  const digest = new DatasetDigest()
  const counter = new DatasetCounter()
  for (const episode of episodes) {
    signal?.throwIfAborted()
    const made = rowsOfEpisode(episode)
    counter.add(made)
    for (const row of made.rows) {
      const encoded = encodeDecision(row.state, row.goal, row.candidates)
      digest.add(row, encoded)
      sink(row, encoded)
    }
  }
  return { version: digest.version(), counts: counter.counts() }
}
