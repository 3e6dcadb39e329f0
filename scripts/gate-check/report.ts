import { markdownTable } from '../../src/cli/experiment/markdown-table.ts'
import { gateReasons } from '../../src/evolve/index.ts'
import type { CheckedGate, GateCourse, GateKind } from './hold-gates.ts'
import { harms } from './make-candidates.ts'

/** What one kind of gates came to. */
export interface KindResult extends GateKind {
  readonly held: number
  readonly promoted: number
  readonly holds: boolean
}

/** Counts the promoted of each kind. */
export function resultsOf(kinds: readonly GateKind[], gates: readonly CheckedGate[]): readonly KindResult[] {
  return kinds.map((kind) => {
    const own = gates.filter((gate) => gate.kind === kind.name)
    const promoted = own.filter(({ judgement }) => judgement.verdict === 'promote').length
    return { ...kind, held: own.length, promoted, holds: promoted >= kind.least && promoted <= kind.most }
  })
}

/** The figures as the part of docs/gate.md between its marks. */
export function figuresOf(
  results: readonly KindResult[],
  gates: readonly CheckedGate[],
  { tasks, horizonScale, pairs }: GateCourse,
  learnt: { readonly seeds: string; readonly rows: number },
): string {
  const expected = ({ gates: count, least, most }: GateKind) =>
    least > 0
      ? `at least ${least} of ${count}`
      : most === 0
        ? `none of ${count}`
        : `at most ${most} of ${count}`
  const mean = (values: readonly number[]) =>
    (values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(1)
  const reasons = (own: readonly CheckedGate[]) =>
    [...Map.groupBy(own, ({ judgement }) => judgement.reason)]
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([reason, same]) => `${same.length} ${gateReasons[reason]}`)
      .join('; ')
  return [
    `Tasks ${tasks.replaceAll(',', ', ')} with ${horizonScale} times their horizons, prior \`recipes\`, at most ${pairs} pairs, each gate on seeds of its own.`,
    `Networks are trained on ${learnt.rows} decisions of seeds ${learnt.seeds}, where another candidate was tried in a fifth of the decisions.`,
    '',
    ...markdownTable(results, [
      { title: 'candidate against champion', cell: ({ what }) => what },
      { title: 'mark', cell: expected },
      { title: 'promoted', cell: ({ promoted, held }) => `${promoted} of ${held}` },
      {
        title: '',
        cell: ({ holds, held, gates: count }) =>
          held < count ? 'not finished' : holds ? 'held' : '**missed**',
      },
    ]),
    '',
    ...markdownTable(
      [...Map.groupBy(gates, ({ kind, candidate, champion }) => groupOf(kind, candidate, champion))],
      [
        { title: 'gates', cell: ([name, own]) => `${name} (${own.length})` },
        {
          title: 'pairs, mean',
          cell: ([, own]) => mean(own.map(({ judgement }) => judgement.evidence.pairs)),
        },
        {
          title: 'goals gained, lost',
          cell: ([, own]) =>
            `${sum(own, ({ judgement }) => judgement.evidence.counts.onlySecond)}, ` +
            `${sum(own, ({ judgement }) => judgement.evidence.counts.onlyFirst)}`,
        },
        {
          title: 'score, mean',
          cell: ([, own]) => mean3(own.map(({ judgement }) => judgement.evidence.meanScore)),
        },
        { title: 'why', cell: ([, own]) => reasons(own) },
      ],
    ),
    '',
    ...Object.entries(harms).map(([harm, meaning]) => `- \`${harm}\`: ${meaning}.`),
  ].join('\n')
}

/** Gates whose candidates, or champions, were harmed alike stand together. */
function groupOf(kind: string, candidate: string, champion: string): string {
  const stem = (name: string) => name.replace(/@\d+$/, '')
  if (kind === 'harmed') return `harmed: ${stem(candidate)}`
  return kind === 'better' ? `better than ${stem(champion)}` : 'retrained equals'
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}

function mean3(values: readonly number[]): string {
  return (values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)).toFixed(3)
}

const [begin, end] = ['<!-- figures: written by `npm run gate-check` -->', '<!-- /figures -->']

/** The page with the figures in the place of those between its marks. Throws where it has no marks. */
export function withFigures(page: string, figures: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The page has no ${begin} … ${end}.`)
  return `${page.slice(0, from)}${begin}\n${figures}\n${page.slice(to)}`
}
