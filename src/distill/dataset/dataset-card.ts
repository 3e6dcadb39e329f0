import type { DatasetRow, Exclusion, RowKind, Split } from './dataset-row.ts'
import { exclusions, rowKinds, splits } from './dataset-row.ts'
import type { EpisodeRows } from './rows-of-episode.ts'

/** Names to counts. */
type Counts = Readonly<Record<string, number>>

/** What a dataset holds, counted. Plain data. */
export interface DatasetCounts {
  readonly rows: number
  readonly candidates: number
  readonly mostCandidates: number
  readonly episodes: number
  readonly kinds: Readonly<Record<RowKind, number>>
  readonly splits: Readonly<Record<Split, number>>
  readonly causes: Counts
  readonly tasks: Counts
  readonly worlds: Counts
  readonly excluded: Readonly<Record<Exclusion, number>>
  /** Rows with a candidate of another style of planning than the planner's own. */
  readonly styled: number
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
}

/** Counts rows as they are made. */
export class DatasetCounter {
  #rows = 0
  #candidates = 0
  #mostCandidates = 0
  #episodes = 0
  #styled = 0
  readonly #kinds = zeros(Object.keys(rowKinds) as RowKind[])
  readonly #splits = zeros(splits)
  readonly #excluded = zeros(Object.keys(exclusions) as Exclusion[])
  readonly #causes = new Map<string, number>()
  readonly #tasks = new Map<string, number>()
  readonly #worlds = new Map<string, number>()

  add({ rows, excluded }: EpisodeRows): void {
    this.#episodes++
    for (const row of rows) this.#addRow(row)
    for (const [reason, count] of Object.entries(excluded)) this.#excluded[reason as Exclusion] += count
  }

  counts(): DatasetCounts {
    return {
      rows: this.#rows,
      candidates: this.#candidates,
      mostCandidates: this.#mostCandidates,
      episodes: this.#episodes,
      kinds: { ...this.#kinds },
      splits: { ...this.#splits },
      causes: sorted(this.#causes),
      tasks: sorted(this.#tasks),
      worlds: sorted(this.#worlds),
      excluded: { ...this.#excluded },
      styled: this.#styled,
    }
  }

  #addRow({ candidates, kind, split, cause, task, world }: DatasetRow): void {
    this.#rows++
    if (candidates.some(({ styles }) => styles !== undefined)) this.#styled++
    this.#candidates += candidates.length
    this.#mostCandidates = Math.max(this.#mostCandidates, candidates.length)
    this.#kinds[kind]++
    this.#splits[split]++
    if (cause !== null) increment(this.#causes, cause)
    increment(this.#tasks, task)
    increment(this.#worlds, world)
  }
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** The most frequent first. */
function sorted(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries(
    [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)),
  )
}

/** The data card: what is in a dataset and what is not, for people. Markdown. */
export function describeDataset(version: string, digest: string, counts: DatasetCounts): string {
  const { rows, candidates, mostCandidates, episodes } = counts
  return [
    '# Data card',
    '',
    `Version \`${version}\`, feature layout \`${digest}\`.`,
    '',
    `${rows} decisions of ${episodes} recorded episodes, with ${candidates} candidates, at most ${mostCandidates} in one decision. ` +
      'Each row is one decision of the agent in an embedded or remote Minecraft world: the state, the goal, the candidates that were allowed, ' +
      'the one that was tried, whether it worked, and which should have been chosen where that is known.',
    '',
    ...table('Kind', counts.kinds, rowKinds),
    ...table('Split', counts.splits, {
      train: 'learnt from',
      validation: 'decides when to stop, and the temperature',
      test: 'looked at by nothing',
    }),
    'The split hangs on the seed of the world alone; no seed is in two parts.',
    '',
    ...table('Left out', counts.excluded, exclusions),
    ...table('Cause of failure', counts.causes),
    ...table('Task', counts.tasks),
    ...table('World', counts.worlds),
  ].join('\n')
}

function table(
  heading: string,
  counts: Counts,
  meanings?: Readonly<Record<string, string>>,
): readonly string[] {
  const meaningOf = (name: string) => (meanings === undefined ? '' : ` ${meanings[name] ?? ''} |`)
  return [
    `| ${heading} | Rows |${meanings === undefined ? '' : ' Meaning |'}`,
    `|---|---|${meanings === undefined ? '' : '---|'}`,
    ...Object.entries(counts).map(([name, count]) => `| ${plain(name)} | ${count} |${meaningOf(name)}`),
    '',
  ]
}

/** Names come from files and servers. */
function plain(name: string): string {
  return name.replaceAll(/[|`\p{Cc}]/gu, ' ')
}
