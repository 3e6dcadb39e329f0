import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { sampleRecord } from './support/episode-samples.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it(
  'keeps every attempt that was reported as recorded when the writer is killed',
  { timeout: 60_000 },
  async () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    const writer = spawn(
      process.execPath,
      [fileURLToPath(new URL('./support/endless-writer.ts', import.meta.url)), file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let reported = 0
    for await (const line of createInterface({ input: writer.stdout })) {
      reported = Number(line)
      // The lines on their way still count: the loop goes on to the end of the pipe.
      if (reported === 50) writer.kill('SIGKILL')
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
    expect(writer.signalCode).toBe('SIGKILL')
    expect(reported).toBeGreaterThanOrEqual(50)

    openRecord(file).close()
    const reader = new RecordReader(file)
    const [episode] = reader.episodes()
    const attempts = reader.attempts(episode!.id)
    expect(episode).toMatchObject({ ending: 'interrupted', attempts: attempts.length })
    // One more may have been written than could be reported.
    expect([reported, reported + 1]).toContain(attempts.length)
    expect(reader.readAttempt(attempts.at(-1)!.id)).toEqual(sampleRecord(attempts.length - 1))
    reader.close()
  },
)
