import { checkedAgainst } from './checks/index.ts'
import type { Finding, Row, Verdict } from './row.ts'
import { versions } from './row.ts'

const verdicts: readonly Verdict[] = ['conforms', 'deviates', 'missing', 'failed']

/** The result in a few lines, and the share of rows that conform by version, 0-1. */
export function summary(findings: readonly Finding[]): {
  readonly text: string
  readonly shares: readonly number[]
} {
  const lines: string[] = []
  const shares: number[] = []
  for (const version of versions) {
    const own = findings.filter((finding) => finding.version === version)
    if (own.length === 0) continue
    const counts = verdicts.map((verdict) => `${verdict} ${count(own, verdict)}`).join(', ')
    const share = count(own, 'conforms') / own.length
    shares.push(share)
    const suite = own.filter(({ row, verdict }) => row.suite && verdict !== 'conforms').length
    lines.push(
      `Minecraft ${version}: ${own.length} rows, ${percent(share)} conform (${counts}); suite rows that do not: ${suite}`,
    )
  }
  return { text: `${lines.join('\n')}\n`, shares }
}

/** The report in short as Markdown: what conforms, what does not, and how far the values can be trusted. */
export function report(findings: readonly Finding[]): string {
  const mechanics = [...new Set(findings.map(({ row }) => row.mechanic))]
  const table = mechanics.map((mechanic) => {
    const inMechanic = findings.filter(({ row }) => row.mechanic === mechanic)
    const cells = versions.map((version) => {
      const rows = inMechanic.filter((finding) => finding.version === version)
      return `${count(rows, 'conforms')} of ${rows.length}`
    })
    const checked = inMechanic.filter(isChecked).length
    return `| ${mechanic} | ${cells.join(' | ')} | ${percent(checked / inMechanic.length)} |`
  })
  const others = findings.filter(({ verdict }) => verdict !== 'conforms')
  const details = others.map((finding) => {
    const { row, version, verdict } = finding
    const cells = [version, row.mechanic, nameOf(row), expectedOf(row), measuredOf(finding), verdict]
    return `| ${[...cells, row.source, checkOf(finding)].join(' | ')} |`
  })
  return [
    '# Conformance',
    '',
    'Written by `npm run conformance`: mineflayer bots act over the protocol in the embedded world, and what they see is',
    'compared with vanilla. The values and their sources are in `scripts/conformance/values`; every row, with what was',
    'measured, is in [conformance-rows.md](conformance-rows.md).',
    '',
    ...summary(findings)
      .text.trim()
      .split('\n')
      .map((line) => `- ${line}`),
    '',
    '## How far to trust the values',
    '',
    '`source` names the page on which a value stands. `checked` says where it was really compared: with minecraft-data by',
    'the program itself (`scripts/conformance/checks/by-data.ts`), or by hand in November 2026 with stored copies of public',
    "pages and of vanilla's data pack (`looked-up.ts`). All other values are written from knowledge of the game: they may",
    'be wrong, and a row of theirs that conforms says only that the world does what its authors believe.',
    '',
    `Checked are ${findings.filter(isChecked).length} of ${findings.length} rows (both versions together).`,
    '',
    '## By mechanic: rows that conform, and the share whose value was checked',
    '',
    `| mechanic | ${versions.join(' | ')} | checked |`,
    `|---|${versions.map(() => '---|').join('')}---|`,
    ...table,
    '',
    '## What does not conform',
    '',
    'A star marks rows that the suite of 70 tasks depends on.',
    '',
    '| version | mechanic | case | vanilla | measured | verdict | source | checked |',
    '|---|---|---|---|---|---|---|---|',
    ...details,
    '',
    '## What values were checked against',
    '',
    '| checked against | rows |',
    '|---|---|',
    ...checkCounts(findings).map(([where, rows]) => `| ${where} | ${rows} |`),
    '',
  ].join('\n')
}

/** Every row with its vanilla value and what was measured in each version, as Markdown. */
export function allRows(findings: readonly Finding[]): string {
  const byRow = new Map<Row, Finding[]>()
  for (const finding of findings) byRow.set(finding.row, [...(byRow.get(finding.row) ?? []), finding])
  const lines = [...byRow].map(([row, own]) => {
    const measured = versions.map((version) => {
      const finding = own.find((candidate) => candidate.version === version)
      if (finding === undefined) return '–'
      return `${measuredOf(finding)}${finding.verdict === 'conforms' ? '' : ` (${finding.verdict})`}`
    })
    const checks = [...new Set(own.map(checkOf))].join('; ')
    const cells = [row.mechanic, nameOf(row), expectedOf(row), ...measured, row.source, checks]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '# Conformance, row by row',
    '',
    'Written by `npm run conformance`; explained in [conformance.md](conformance.md). A star marks rows that the suite of 70',
    'tasks depends on; – stands where a row does not apply to a version.',
    '',
    `| mechanic | case | vanilla | ${versions.join(' | ')} | source | checked |`,
    `|---|---|---|${versions.map(() => '---|').join('')}---|---|`,
    ...lines,
    '',
  ].join('\n')
}

function isChecked({ row, version }: Finding): boolean {
  return checkedAgainst(row, version) !== null
}

function checkOf({ row, version }: Finding): string {
  return checkedAgainst(row, version) ?? 'no: from knowledge'
}

function checkCounts(findings: readonly Finding[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const where = checkOf(finding)
    counts.set(where, (counts.get(where) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)
}

function nameOf({ case: name, suite }: Row): string {
  return `${name}${suite ? ' *' : ''}`
}

function expectedOf({ expected, unit, tolerance }: Row): string {
  const off = tolerance === undefined || tolerance === 0 ? '' : ` ± ${tolerance}`
  return `${expected}${off} ${unit}`.trim()
}

function measuredOf({ row, measured }: Finding): string {
  return measured === null ? 'missing' : `${format(measured)} ${row.unit}`.trim()
}

function count(findings: readonly Finding[], verdict: Verdict): number {
  return findings.filter((finding) => finding.verdict === verdict).length
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function format(value: number | string): string {
  return typeof value === 'number' && Number.isFinite(value)
    ? String(Math.round(value * 1000) / 1000)
    : String(value)
}
