import { join } from 'node:path'
import type { Subgoal } from '../../../src/env/index.ts'
import type { AttemptRecord } from '../../../src/memory/index.ts'
import { openRecord } from '../../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../../src/memory/sqlite/sqlite-episode-recorder.ts'
import {
  failedRecord,
  movedRecord,
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from '../../memory/support/episode-samples.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const surface: Subgoal = { kind: 'surface', budgetTicks: 100 }

/**
 * A folder with a record of `episodes` episodes, each of its own seed: a failure among two candidates, then successes. Where it is
 * `corrected`, the other candidate works in between.
 */
export function lessonRecord(episodes: number, { corrected = false } = {}): string {
  const folder = temporaryFolder()
  const record = openRecord(join(folder, 'stevolve.db'))
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  for (let seed = 1; seed <= episodes; seed++) {
    const episode = recorder.begin({ ...sampleOpening, seed })
    const between = corrected ? surfaced(1) : sampleRecord(1)
    for (const attempt of [failedRecord(0), between, sampleRecord(2)]) {
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

/** An attempt that came to the surface. */
function surfaced(index: number): AttemptRecord {
  const attempt = movedRecord(index, { x: 0, y: 70, z: 0 }, surface)
  return { ...attempt, diagnosis: { ...attempt.diagnosis, outcome: 'success', primary: null } }
}
