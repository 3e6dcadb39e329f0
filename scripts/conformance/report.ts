import type { Finding, Verdict, Version } from './row.ts'
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

/** The whole report as Markdown. */
export function report(findings: readonly Finding[]): string {
  const own = (version: Version) => findings.filter((finding) => finding.version === version)
  const mechanics = [...new Set(findings.map(({ row }) => row.mechanic))]
  const table = mechanics.map((mechanic) => {
    const cells = versions.map((version) => {
      const rows = own(version).filter(({ row }) => row.mechanic === mechanic)
      return `${count(rows, 'conforms')} of ${rows.length}`
    })
    return `| ${mechanic} | ${cells.join(' | ')} |`
  })
  const others = findings.filter(({ verdict }) => verdict !== 'conforms')
  const details = others.map(({ row, version, measured, verdict }) => {
    const expected = `${row.expected} ${row.unit}`.trim()
    const off = row.tolerance === undefined ? '' : ` ± ${row.tolerance}`
    const was = measured === null ? 'missing' : `${format(measured)} ${row.unit}`.trim()
    return `| ${version} | ${row.mechanic} | ${row.case}${row.suite ? ' *' : ''} | ${expected}${off} | ${was} | ${verdict} | ${row.source} |`
  })
  const sources = [...new Set(findings.map(({ row }) => row.source))].sort()
  return [
    '# Conformance',
    '',
    'Written by `npm run conformance`: mineflayer bots act over the protocol in the embedded world, and what they see is',
    'compared with vanilla. The values and their sources are in `scripts/conformance/values`.',
    '',
    ...summary(findings)
      .text.trim()
      .split('\n')
      .map((line) => `- ${line}`),
    '',
    '## By mechanic: rows that conform',
    '',
    `| mechanic | ${versions.join(' | ')} |`,
    `|---|${versions.map(() => '---|').join('')}`,
    ...table,
    '',
    '## What does not conform',
    '',
    'A star marks rows that the suite of 70 tasks depends on.',
    '',
    '| version | mechanic | case | vanilla | measured | verdict | source |',
    '|---|---|---|---|---|---|---|',
    ...details,
    '',
    '## Sources',
    '',
    ...sources.map((source) => `- ${source}`),
    '',
  ].join('\n')
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
