import type { DecidedEpisode } from '../../memory/index.ts'
import type { DatasetCounts } from './dataset-card.ts'
import { DatasetCounter } from './dataset-card.ts'
import { DatasetDigest } from './dataset-digest.ts'
import type { DatasetRow } from './dataset-row.ts'
import type { EncodedDecision } from './features/feature-layout.ts'
import { encodeDecision } from './features/feature-layout.ts'
import { rowsOfEpisode } from './rows-of-episode.ts'
import { RunComparison } from './run-comparison.ts'

/** Takes rows as they are made, for example into a file. */
export type RowSink = (row: DatasetRow, encoded: EncodedDecision) => void

/** What was built. */
export interface BuiltDataset {
  /** SHA-256 over all rows, in hexadecimal. */
  readonly version: string
  readonly counts: DatasetCounts
}

/** Makes the rows of episodes, one episode at a time, and hands each to `sink`. Order of calls: `add` for each episode, then `finish` once. */
export class DatasetBuilder {
  readonly #sink: RowSink
  readonly #comparison: RunComparison
  readonly #digest = new DatasetDigest()
  readonly #counter = new DatasetCounter()

  /** `comparison` has been given the episodes that may be held against each other; left out: none. */
  constructor(sink: RowSink, comparison = new RunComparison()) {
    this.#sink = sink
    this.#comparison = comparison
  }

  add(episode: DecidedEpisode): void {
    const made = rowsOfEpisode(episode, this.#comparison.of(episode))
    this.#counter.add(made)
    for (const row of made.rows) {
      const encoded = encodeDecision(row.state, row.goal, row.candidates)
      this.#digest.add(row, encoded)
      this.#sink(row, encoded)
    }
  }

  finish(): BuiltDataset {
    return { version: this.#digest.version(), counts: this.#counter.counts() }
  }
}
