/**
 * `npm run conformance [-- mechanic…] [-- --version 1.16.5]`: plays every row of the tables in `conformance/values` with a
 * mineflayer bot and compares what the bot sees with vanilla. Writes docs/conformance.md and docs/conformance-rows.md when
 * everything was played. Exits 1 when less than 95 % of the rows conform in any version, or when a row that the suite of
 * tasks depends on deviates or is missing, and 2 when it is asked for what it does not have.
 */
import { writeFileSync, mkdirSync } from 'node:fs'
import { playFlat } from '../test/support/server-game.ts'
import { Lab } from './conformance/lab.ts'
import { probes } from './conformance/probes/index.ts'
import { allRows, report, summary } from './conformance/report.ts'
import type { Finding, Row, Version } from './conformance/row.ts'
import { judge, versions } from './conformance/row.ts'
import { rows } from './conformance/values/index.ts'
import { readWordsAndNames } from './support/read-words.ts'

const mark = 0.95
/** A probe that takes longer hangs. */
const mostTicks = 60_000

const { values, positionals } = readWordsAndNames({
  version: { type: 'string' },
  verbose: { type: 'boolean', default: false },
})
const chosenVersions = versions.filter((version) => (values.version ?? version) === version)
const findings: Finding[] = []
const known = new Set(rows.map(({ mechanic }) => mechanic))
const unknown = positionals.filter((mechanic) => !known.has(mechanic))
if (chosenVersions.length === 0 || unknown.length > 0) {
  process.stderr.write(
    unknown.length > 0
      ? `There is no mechanic "${unknown.join('", "')}". There are: ${[...known].join(', ')}.\n`
      : `There are no rows for version ${String(values.version)}. There are: ${versions.join(', ')}.\n`,
  )
  process.exit(2)
}
for (const version of chosenVersions) {
  for (const batch of batches(version)) await playBatch(version, batch)
}
const isWhole = positionals.length === 0 && chosenVersions.length === versions.length
if (isWhole) {
  const docs = new URL('../docs/', import.meta.url)
  mkdirSync(docs, { recursive: true })
  writeFileSync(new URL('conformance.md', docs), report(findings))
  writeFileSync(new URL('conformance-rows.md', docs), allRows(findings))
}
const { text, shares } = summary(findings)
process.stdout.write(text)
const suiteDeviates = findings.some(({ row, verdict }) => row.suite && verdict !== 'conforms')
process.exitCode = suiteDeviates || shares.some((share) => share < mark) ? 1 : 0

/** Rows that share a world are played one after the other in it. */
function batches(version: Version): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.versions?.includes(version) === false) continue
    if (positionals.length > 0 && !positionals.includes(row.mechanic)) continue
    const key = `${row.mechanic} ${JSON.stringify(row.world ?? {})}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

/** Plays rows until one breaks the session; a new session plays the rest. */
async function playBatch(version: Version, batch: readonly Row[]): Promise<void> {
  let next = 0
  while (next < batch.length) {
    const before = next
    try {
      await playFlat(
        async (game) => {
          const lab = new Lab(game)
          for (; next < batch.length; next++) {
            await lab.fresh()
            await play(lab, version, batch[next]!)
          }
        },
        worldOf(version, batch[0]!),
      )
    } catch (error) {
      if (next === before) tell(version, batch[next]!, `error: ${messageOf(error)}`)
      next = Math.max(next, before + 1)
    }
  }
}

/** Nothing comes of itself unless a row asks for it. */
function worldOf(version: Version, { world = {} }: Row): Record<string, unknown> {
  const gameRules = { doMobSpawning: false, ...(world['gameRules'] as object | undefined) }
  return { version, ...world, gameRules }
}

async function play(lab: Lab, version: Version, row: Row): Promise<void> {
  const probe = probes[row.probe]
  if (probe === undefined) {
    tell(version, row, null)
    return
  }
  try {
    const limit = lab.game.waitTicks(mostTicks).then(() => {
      throw new Error(`no result in ${mostTicks} ticks`)
    })
    limit.catch(() => undefined)
    tell(version, row, await Promise.race([probe(lab, row.ask, row), limit]))
  } catch (error) {
    tell(version, row, `error: ${messageOf(error)}`)
  }
}

function tell(version: Version, row: Row, measured: number | string | null): void {
  const isError = typeof measured === 'string' && measured.startsWith('error: ')
  const verdict = isError ? 'failed' : judge(row, measured)
  findings.push({ row, version, measured, verdict })
  if (values.verbose || verdict !== 'conforms') {
    const said = `${version} ${row.mechanic}: ${row.case}: expected ${row.expected} ${row.unit}, measured ${String(measured)}`
    process.stderr.write(`${verdict === 'conforms' ? 'ok ' : 'NOT'} ${said}\n`)
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 160)
}
