/**
 * `npm run bench:memory [-- --rows 1000000] [-- --skip-recall]`: what it costs to write an experience, against a bare
 * insert of the same bytes, and how long recall takes in a store of so many experiences. Exits 1 where a mark is missed.
 * Absolute times are of this machine; the ratio is not.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureRecall } from './bench-memory/measure-recall.ts'
import { measureWriting } from './bench-memory/measure-writing.ts'
import { readWords, wholeNumberFrom } from './support/read-words.ts'

/** Most times a bare insert's processor time that an experience may take, with its index, summaries and share of its episode. */
const mostWritingRatio = 2
/** Milliseconds within which 99 of 100 recalls must be done. */
const mostRecallMs = 5

const values = readWords({
  rows: { type: 'string', default: '1000000' },
  'skip-recall': { type: 'boolean', default: false },
})
const rows = wholeNumberFrom('rows', values.rows, 1_000, 10_000_000)

const folder = mkdtempSync(join(tmpdir(), 'stevolve-bench-'))
try {
  const writing = measureWriting(folder)
  const { bare, experience } = writing
  console.log(
    `Writing ${writing.attempts} experiences (documents of ${writing.meanBytes} bytes, packed before):`,
  )
  console.log('                               BARE INSERT   EXPERIENCE   RATIO')
  const line = (name: string, one: number, other: number) =>
    console.log(
      `  ${name.padEnd(27)}${one.toFixed(1).padStart(9)} us ${other.toFixed(1).padStart(9)} us   ${(other / one).toFixed(2)}`,
    )
  line('median of one write', bare.medianUs, experience.medianUs)
  line('processor time, all in all', bare.processorUs, experience.processorUs)
  console.log(
    '  All in all holds the index, the summaries and the end of each episode; both are WAL, synchronous NORMAL.',
  )
  if (experience.processorUs / bare.processorUs > mostWritingRatio) {
    console.error(
      `An experience with all that is written of it takes more than ${mostWritingRatio} times a bare insert.`,
    )
    process.exitCode = 1
  }
  if (!values['skip-recall']) {
    const recall = await measureRecall(folder, rows, (text) => console.error(text))
    console.log(
      `Recall among ${rows} experiences (${recall.megabytes.toFixed(0)} MB, ${recall.conditions} conditions, ` +
        `${recall.places} places): p50 ${recall.p50Ms.toFixed(2)} ms, p99 ${recall.p99Ms.toFixed(2)} ms ` +
        `(${recall.rawP99Ms.toFixed(2)} ms with what else the machine did) of ${recall.queries} questions; ` +
        `${recall.meanFound.toFixed(1)} found on average`,
    )
    if (recall.p99Ms > mostRecallMs) {
      console.error(`Recall takes more than ${mostRecallMs} ms at p99.`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
