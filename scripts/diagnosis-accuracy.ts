/**
 * `npm run diagnosis-accuracy [-- --help]`: makes every cause of the diagnosis happen in embedded worlds, and measures how
 * often the diagnosis names it, beside simpler judges. A whole run writes docs/diagnosis-accuracy.md. Exits 1 when a mark
 * is missed, 2 on wrong usage, 130 when interrupted.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { halfOf } from '../test/support/faults/case-list.ts'
import type { CaseResult } from '../test/support/faults/score/case-result.ts'
import { help, readArguments, type Order } from './diagnosis-accuracy/arguments.ts'
import { playCases } from './diagnosis-accuracy/case-pool.ts'
import { missedMarks } from './diagnosis-accuracy/marks.ts'
import { reportOf } from './diagnosis-accuracy/report.ts'
import { summaryOf } from './diagnosis-accuracy/summaries.ts'

const exitCodes = { reached: 0, missed: 1, usage: 2, interrupted: 130 } as const

const order = orderOrExit()
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
process.stdout.on('error', () => stop.abort())

const results: CaseResult[] = []
await playCases(order.cases, {
  workers: Math.min(order.workers, availableParallelism()),
  signal: stop.signal,
  onResult: (result) => {
    results.push(result)
    tell(result, order)
  },
})
const place = new Map(order.cases.map(({ label, seed }, index) => [`${label}/${seed}`, index]))
results.sort((first, second) => placeOf(first) - placeOf(second))
process.exitCode = finish(order)

function orderOrExit(): Order {
  try {
    const read = readArguments(process.argv.slice(2))
    if (read !== null) return read
    process.stdout.write(help)
    process.exit(exitCodes.reached)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    process.exit(exitCodes.usage)
  }
}

function placeOf({ label, seed }: CaseResult): number {
  return place.get(`${label}/${seed}`) ?? -1
}

function tell(result: CaseResult, { cases, json }: Order): void {
  if (json) process.stdout.write(`${JSON.stringify({ type: 'case', ...result })}\n`)
  const { label, seed, generator, title, invalid, ending, answers } = result
  const answer = answers.diagnosis.label
  if (invalid === null && answer === label) {
    if (results.length % 50 === 0) process.stderr.write(`${results.length} of ${cases.length} cases\n`)
    return
  }
  const said = invalid === null ? `called ${answer}` : `INVALID: ${invalid}`
  process.stderr.write(
    `${results.length}/${cases.length} ${label}/${seed} ${generator} (${title}): ${said} [${ending}]\n`,
  )
}

function finish({ json, isWhole, out }: Order): number {
  // Half a run says nothing about the marks of the other half.
  const scored = results.filter(({ seed }) => halfOf(seed) === 'scoring')
  const judged = scored.length > 0 ? scored : results
  const figures = summaryOf(judged, 'diagnosis')
  if (json)
    process.stdout.write(
      `${JSON.stringify({ type: 'figures', half: scored.length > 0 ? 'scoring' : 'tuning', ...figures })}\n`,
    )
  else process.stdout.write(reportOf(results))
  if (stop.signal.aborted) {
    process.stderr.write(`Interrupted after ${results.length} cases; no report was written.\n`)
    return exitCodes.interrupted
  }
  if (isWhole) writeFileSync(out, reportOf(results))
  const missed = missedMarks(judged)
  for (const sentence of missed) process.stderr.write(`${sentence}\n`)
  return missed.length === 0 ? exitCodes.reached : exitCodes.missed
}
