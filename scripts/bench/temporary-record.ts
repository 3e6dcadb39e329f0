import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallNowMs } from '../../src/env/clock/real-time.ts'
import type { EpisodeRecorder } from '../../src/memory/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'

/** A recorder whose record is real, and gone when `remove` is called. */
export function temporaryRecord(): { readonly recorder: EpisodeRecorder; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stevolve-bench-'))
  const record = openRecord(join(folder, 'stevolve.db'))
  const clock = { isoDate: () => '2030-01-01T00:00:00.000Z', nowMs: wallNowMs }
  return {
    recorder: new SqliteEpisodeRecorder(record, clock, { name: 'bench', configuration: {}, versions: {} }),
    remove: () => {
      record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
