import { UsageError } from '../../env/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readEpisodeKeys } from '../../memory/sqlite/read-course.ts'
import type { EpisodeChoice } from '../input/replay-settings.ts'

/** The ids that are meant, in the order of the record. Throws `UsageError` that names what there is. */
export function chooseEpisodes(record: ReadableRecord, choice: EpisodeChoice): readonly number[] {
  const known = readEpisodeKeys(record).map(({ id }) => id)
  const last = known.at(-1)
  if (last === undefined) {
    throw new UsageError(`The record ${record.file} has no episodes.`, 'Play first with "stevolve run".')
  }
  if (choice === 'all') return known
  if (choice === 'last') return [last]
  const ids = new Set(known)
  const missing = choice.find((id) => !ids.has(id))
  if (missing === undefined) return choice
  throw new UsageError(
    `There is no episode ${missing} in ${record.file}.`,
    known.length === 1 ? `Its only episode is ${last}.` : `Its episodes are ${known[0]} to ${last}.`,
  )
}
