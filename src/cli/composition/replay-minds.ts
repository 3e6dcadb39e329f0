import { z } from 'zod'
import { stylePolicy } from '../../agent/index.ts'
import type { Policy } from '../../agent/index.ts'
import { noKnowledge } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import { priors } from '../input/prior.ts'
import { ablations, baselines } from '../input/variant.ts'
import { readGeneration } from './generation-document.ts'
import type { MindMaker } from './minds.ts'
import { exploring, mindsWithPolicy, policyIdentitySchema, reopenPolicy } from './played-policy.ts'
import { designMinds } from './minds.ts'
import type { RecordedCases } from './recorded-cases.ts'
import { reopenCases } from './recorded-cases.ts'
import { recordedRanking } from './recorded-ranking.ts'

const configurationSchema = z.looseObject({
  prior: z.enum(priors).catch('full'),
  ablate: z.enum(ablations).nullable().default(null),
  baseline: z.enum(baselines).nullable().default(null),
  policy: policyIdentitySchema.optional(),
  curious: z.boolean().default(false),
  explore: z.number().min(0).max(1).default(0),
  probing: z.number().min(0).max(1).optional(),
  styled: z.boolean().default(false),
  style: z.string().max(200).optional(),
  recalled: z.object({ file: z.string().max(4_096), newestAttempt: z.int() }).optional(),
})

/** The minds of recorded episodes; to be closed when none of them plays any more. */
export interface ReplayMinds {
  readonly mindsOf: (course: EpisodeCourse) => MindMaker
  close(): void
}

/**
 * Tells the minds that recorded episodes were played with, by their configuration and the generation that played them. The function throws
 * `RecordError` where that generation cannot be read, and `UsageError` where the record is gone that they recalled from.
 */
export function replayMinds(record: ReadableRecord): ReplayMinds {
  const made = new Map<string, MindMaker>()
  const recalledFrom: RecordedCases[] = []
  const mindsOf = ({ id, configuration, generationId }: EpisodeCourse): MindMaker => {
    const { prior, ablate, baseline, curious, policy, explore, probing, styled, style, recalled } =
      configurationSchema.parse(configuration)
    const key = JSON.stringify([
      prior,
      generationId,
      ablate,
      baseline,
      curious,
      policy,
      explore,
      probing,
      styled,
      style,
      recalled,
    ])
    let minds = made.get(key)
    if (minds === undefined) {
      const knowledge = knowledgeOf(record, generationId)
      const memory = recalled === undefined ? null : reopenCases(record.file, recalled)
      if (memory !== null) recalledFrom.push(memory)
      minds = designMinds({
        prior,
        knowledge,
        variant: { ablate, baseline },
        isCurious: curious,
        probing,
        memory,
        isStyled: styled,
      })
      if (policy?.served !== true) {
        const reopened = policy === undefined ? styleOf(style) : reopenPolicy(record.file, policy)
        minds = mindsWithPolicy(minds, exploring(reopened, explore))
      }
      made.set(key, minds)
    }
    if (policy?.served !== true) return minds
    return mindsWithPolicy(minds, recordedRanking(record, id, policy, explore))
  }
  return {
    mindsOf,
    close: () => {
      for (const cases of recalledFrom.splice(0)) cases.close()
    },
  }
}

function styleOf(style: string | undefined): Policy | null {
  return style === undefined ? null : stylePolicy(style)
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
