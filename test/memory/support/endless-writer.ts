/** Records attempts until it is killed, and prints how many are safe after each. */
import { writeSync } from 'node:fs'
import { openRecord } from '../../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { sampleClock, sampleOpening, sampleRecord, sampleRun } from './episode-samples.ts'

const record = openRecord(process.argv[2]!)
const episode = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun).begin(sampleOpening)
for (let index = 0; ; index++) {
  episode.recordAttempt(sampleRecord(index))
  writeSync(1, `${index + 1}\n`)
}
