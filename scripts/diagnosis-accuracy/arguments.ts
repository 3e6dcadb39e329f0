import { parseArgs } from 'node:util'
import type { CaseName, Half } from '../../test/support/faults/case-list.ts'
import { halfOf } from '../../test/support/faults/case-list.ts'
import type { CaseLabel } from '../../test/support/faults/case-plan.ts'
import { allLabels } from './summaries.ts'

export const help = `Usage: npm run diagnosis-accuracy -- [options]

Makes every cause of the diagnosis happen in embedded worlds, many times over, and measures how often the
diagnosis names it. Exits 1 when a mark is missed, 130 when interrupted.

  --half tuning|scoring|all   even seeds, odd seeds or both (default all)
  --causes a,b                only these causes; "success" for true successes
  --seeds 1-40                seeds of each cause (default 1-40)
  --workers 2                 threads that play (default 2)
  --json                      one object per case on standard output, then one with the figures
  --out FILE                  where the report goes (default docs/diagnosis-accuracy.md); only a whole run writes it
  --help
`

/** True successes played for each seed: false alarms are rare and need many cases. */
const successesPerSeed = 8
const successSeedStride = 1_000

/** What a run plays. */
export interface Order {
  readonly cases: readonly CaseName[]
  readonly workers: number
  readonly json: boolean
  readonly out: string
  /** True when nothing was left out, so that the report may be written. */
  readonly isWhole: boolean
}

/** Reads the command line. Throws `Error` with one plain sentence; null asks for help. */
export function readArguments(words: readonly string[]): Order | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      half: { type: 'string', default: 'all' },
      causes: { type: 'string' },
      seeds: { type: 'string', default: '1-40' },
      workers: { type: 'string', default: '2' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const { half } = values
  if (half !== 'tuning' && half !== 'scoring' && half !== 'all')
    throw new Error(`--half is tuning, scoring or all, not "${half}".`)
  const workers = Number(values.workers)
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new Error(`--workers takes a whole number from 1 to 64, not "${values.workers}".`)
  const labels = values.causes === undefined ? allLabels : readLabels(values.causes)
  const cases = labels.flatMap((label) => casesOf(label, readSeeds(values.seeds), half))
  return {
    ...{ cases, workers, json: values.json },
    out: values.out ?? 'docs/diagnosis-accuracy.md',
    isWhole:
      values.out !== undefined || (values.causes === undefined && values.seeds === '1-40' && half === 'all'),
  }
}

function readLabels(text: string): readonly CaseLabel[] {
  return text.split(',').map((name) => {
    const label = allLabels.find((known) => known === name)
    if (label === undefined) throw new Error(`There is no cause "${name}". Known: ${allLabels.join(', ')}.`)
    return label
  })
}

function readSeeds(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last ?? first)]
    if (first === undefined || to < from)
      throw new Error(`--seeds takes numbers and ranges such as 1-40,77, not "${text}".`)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

function casesOf(label: CaseLabel, seeds: readonly number[], half: Half | 'all'): readonly CaseName[] {
  const chosen = seeds.filter((seed) => half === 'all' || halfOf(seed) === half)
  if (label !== 'success') return chosen.map((seed) => ({ label, seed }))
  return chosen.flatMap((seed) =>
    Array.from({ length: successesPerSeed }, (_, turn) => ({ label, seed: seed + turn * successSeedStride })),
  )
}
