import { join } from 'node:path'
import type { Subgoal } from '../../../src/env/index.ts'
import type { AttemptRecord } from '../../../src/memory/index.ts'
import { openRecord } from '../../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../../src/memory/sqlite/sqlite-episode-recorder.ts'
import {
  failedRecord,
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from '../../memory/support/episode-samples.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const surface: Subgoal = { kind: 'surface', budgetTicks: 100 }

/** A folder with a record of `episodes` episodes, each of its own seed: a failure among two candidates, then successes. */
export function lessonRecord(episodes: number): string {
  const folder = temporaryFolder()
  const record = openRecord(join(folder, 'stevolve.db'))
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  for (let seed = 1; seed <= episodes; seed++) {
    const episode = recorder.begin({ ...sampleOpening, seed })
    for (const attempt of [failedRecord(0), sampleRecord(1), sampleRecord(2)]) {
      episode.recordAttempt(withChoice(attempt))
    }
    episode.end(sampleOutcome)
  }
  record.close()
  return folder
}

function withChoice(attempt: AttemptRecord): AttemptRecord {
  const other = { subgoal: surface, purpose: 'air', score: 0, refusal: null }
  const { decision } = attempt
  return { ...attempt, decision: { ...decision, considered: [...decision.considered, other] } }
}
