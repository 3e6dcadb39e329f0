import { UsageError } from '../../env/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import { RecordError, replayLines } from '../../memory/index.ts'
import type { ReplayLine } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { readAttemptAt, readAttemptKeys, readCourse } from '../../memory/sqlite/read-course.ts'
import type { ReplaySettings } from '../input/replay-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { AttemptSpan, ViewedEpisode } from '../view/viewed-episode.ts'
import { chooseEpisodes } from './choose-episodes.ts'
import { findRecord } from './find-record.ts'

/** A recorded episode that can be looked at and written out. */
export interface RecordedEpisode extends ViewedEpisode {
  /** The episode in the format of docs/replay-format.md, line by line. Throws `RecordError` where it cannot be read. */
  lines(): Iterable<ReplayLine>
}

/** Opens a record to look at one episode. Throws `UsageError` and `RecordError`; nothing is left open then. */
export function composeView(
  { episodes, ...choice }: ReplaySettings,
  { workingDirectory }: ProgramContext,
): RecordedEpisode {
  const record = openForReading(findRecord(workingDirectory, choice))
  try {
    const [id] = chooseEpisodes(record, episodes)
    const course = id === undefined ? null : readCourse(record, id)
    if (course === null) throw new UsageError('That episode is gone.', 'Ask for another one.')
    return recordedEpisode(record, course)
  } catch (error) {
    record.close()
    throw error
  }
}

function recordedEpisode(record: ReadableRecord, course: EpisodeCourse): RecordedEpisode {
  const spans = readAttemptKeys(record, course.id)
  let isOpen = true
  let last: { readonly id: number; readonly attempt: AttemptRecord } | null = null
  const read = ({ id, position }: AttemptSpan): AttemptRecord => {
    const attempt = readAttemptAt(record, course.id, position)
    if (attempt === null) {
      throw new RecordError(
        'corrupt',
        `Attempt ${position} of episode ${course.id} is gone.`,
        'Ask for another one.',
      )
    }
    last = { id, attempt }
    return attempt
  }
  return {
    database: record.file,
    id: course.id,
    task: course.task.id,
    instruction: course.task.instruction,
    seed: course.seed,
    world: course.start.world,
    minecraft: course.start.minecraft,
    host: course.start.host,
    ending: course.ending,
    detail: course.detail,
    spans,
    attempt: (span) => (last?.id === span.id ? last.attempt : read(span)),
    lines: () => replayLines(course, recordsOf(spans, read)),
    close: () => {
      if (isOpen) record.close()
      isOpen = false
    },
  }
}

/** One at a time: an episode may have more documents than memory holds. */
function* recordsOf(
  spans: readonly AttemptSpan[],
  read: (span: AttemptSpan) => AttemptRecord,
): Generator<AttemptRecord, void> {
  for (const span of spans) yield read(span)
}
