import { relative } from 'node:path'
import { UsageError } from '../../env/index.ts'
import type { SettingsDifference } from '../../evolve/index.ts'
import { episodeKey, isFinished, settingsDifferences } from '../../evolve/index.ts'
import type { EpisodeRow, RecordReader, RunRow } from '../../memory/sqlite/read-record.ts'
import { describeSettingsDifference } from '../display/describe-settings-difference.ts'

/** What an evaluation or evolution was told, as its run is recorded. */
export interface EvaluationIdentity {
  readonly configuration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
}

/**
 * The episodes that earlier evaluations or evolutions in a record have finished, by `episodeKey`. Throws `UsageError` that names the
 * difference where one of them was made with other settings or another program: its episodes cannot stand beside ours.
 */
export function earlierEpisodes(
  reader: RecordReader,
  identity: EvaluationIdentity,
  folder: string,
  command: 'eval' | 'evolve',
): ReadonlyMap<string, EpisodeRow> {
  const runs = reader.runs().filter((run) => commandOf(run) === command)
  for (const { configuration, versions } of runs) {
    const now: unknown = JSON.parse(JSON.stringify(identity))
    const differences = settingsDifferences({ configuration, versions }, now)
    if (differences.length > 0) throw otherSettings(folder, command, differences)
  }
  const ids = new Set(runs.map(({ id }) => id))
  const finished = new Map<string, EpisodeRow>()
  for (const row of reader.episodes()) {
    if (!ids.has(row.run_id) || !isFinished({ ending: row.ending, gaveUp: row.gave_up ?? false })) continue
    const key = episodeKey(row.task, row.seed, row.configuration.draw)
    if (!finished.has(key)) finished.set(key, row)
  }
  return finished
}

function commandOf({ configuration }: RunRow): unknown {
  return typeof configuration === 'object' && configuration !== null && 'command' in configuration
    ? configuration.command
    : null
}

const mostNamed = 3

function otherSettings(
  folder: string,
  command: 'eval' | 'evolve',
  differences: readonly SettingsDifference[],
): UsageError {
  const named = differences.slice(0, mostNamed).map(describeSettingsDifference)
  const more = differences.length - named.length
  if (more > 0) named.push(`and ${more} more`)
  return new UsageError(
    `The ${command === 'eval' ? 'evaluation' : 'evolution'} in ${relative('.', folder) || folder} was made with other settings: ${named.join('; ')}.`,
    'Give the same settings to go on with it, or another folder with --run-dir.',
  )
}
