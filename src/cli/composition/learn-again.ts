import { Agent, withPolicy } from '../../agent/index.ts'
import type { AgentParts, LearningMind, Policy } from '../../agent/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { EpisodeStart } from '../../env/index.ts'
import { PlaybackEnvironment } from '../../evolve/index.ts'
import type { EpisodeRecorder } from '../../memory/index.ts'
import { RecordError } from '../../memory/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readAttemptAt, readAttemptKeys, readCourse } from '../../memory/sqlite/read-course.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'

/**
 * What a finished episode taught: its mind decides and learns again, and takes the attempts from the record. So nothing of the decisions is
 * lost on it, such as what guardrails did, which no attempt tells by itself. Throws `RecordError` where the record cannot be read, or where
 * the mind decides otherwise than it did. `policyOf` gives what ranked then; left out: the planner's order.
 */
export async function learnAgain(
  file: string,
  episodeId: number,
  mindFor: (start: EpisodeStart) => LearningMind,
  diagnose: NonNullable<AgentParts['diagnose']>,
  policyOf: (record: ReadableRecord) => Policy | null = () => null,
): Promise<Knowledge> {
  const record = openForReading(file)
  try {
    const course = readCourse(record, episodeId)
    if (course === null) throw otherwise(episodeId, file)
    const policy = policyOf(record)
    const minds: LearningMind[] = []
    const agent = new Agent({
      environment: new PlaybackEnvironment(attemptsOf(record, course), null),
      recorder: idsOf(record, episodeId),
      mindFor: (start) => {
        const mind = mindFor(start)
        minds.push(mind)
        return policy === null ? mind : withPolicy(mind, policy)
      },
      diagnose,
    })
    const { task, seed, configuration, versions } = course
    const played = await agent.play({ task, seed, configuration, versions }, new AbortController().signal)
    if (played.traceHash !== course.traceHash) throw otherwise(episodeId, file)
    return minds[0]!.learnt
  } finally {
    record.close()
  }
}

function attemptsOf(record: ReadableRecord, { id, start, attempts }: EpisodeCourse) {
  return {
    start,
    attempts,
    attempt: (index: number) => readAttemptAt(record, id, index)?.attempt ?? null,
  }
}

/** Writes nothing, and gives each attempt the id that it has in the record. */
function idsOf(record: ReadableRecord, episodeId: number): EpisodeRecorder {
  const ids = new Map(readAttemptKeys(record, episodeId).map(({ position, id }) => [position, id]))
  return {
    begin: () => ({
      id: String(episodeId),
      recordAttempt: ({ index }) => ids.get(index) ?? 0,
      end: () => {},
    }),
  }
}

function otherwise(episodeId: number, file: string): RecordError {
  return new RecordError(
    'corrupt',
    `Episode ${episodeId} of ${file} is not what its generation would have played.`,
    `Look at it with "stevolve replay ${episodeId}", or begin again in a new folder.`,
  )
}
