import { z } from 'zod'
import { noKnowledge } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import { priors } from '../input/prior.ts'
import { readGeneration } from './generation-document.ts'
import type { MindMaker } from './minds.ts'
import { mindsOf } from './minds.ts'

const configurationSchema = z.looseObject({ prior: z.enum(priors).catch('full') })

/**
 * Tells the minds that recorded episodes were played with, by the prior in their configuration and the generation that played them. The
 * function throws `RecordError` where that generation cannot be read.
 */
export function replayMinds(record: ReadableRecord): (course: EpisodeCourse) => MindMaker {
  const made = new Map<string, MindMaker>()
  return ({ configuration, generationId }) => {
    const { prior } = configurationSchema.parse(configuration)
    const key = `${prior} ${generationId}`
    const minds = made.get(key) ?? mindsOf(prior, knowledgeOf(record, generationId))
    made.set(key, minds)
    return minds
  }
}

function knowledgeOf(record: ReadableRecord, generationId: number | null): Knowledge {
  if (generationId === null) return noKnowledge
  // Reading asks for no date.
  const known = new SqliteKnowledgeStore(record, () => '').generation(generationId)
  if (known !== null) return readGeneration(known, record.file).knowledge
  throw new RecordError(
    'corrupt',
    `Generation ${generationId}, which played the episode, is not in ${record.file}.`,
    'Look at what is recorded with "stevolve replay --view".',
  )
}
