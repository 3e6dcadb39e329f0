import { createHash } from 'node:crypto'
import { z } from 'zod'
import { knowledgeSchema } from '../../distill/index.ts'
import type { Knowledge } from '../../distill/index.ts'
import type { Generation } from '../../evolve/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { KnownGeneration } from '../../memory/index.ts'

const documentSchema = z.looseObject({
  digest: z.string().max(64),
  knowledge: knowledgeSchema,
  episodes: z.array(
    z.object({
      task: z.string().max(200),
      seed: z.int(),
      success: z.boolean(),
      gameTicks: z.int().min(0),
    }),
  ),
})

/** A generation as it is kept: what it knows, the episodes that it rests on, and a digest of what it knows. */
export function generationDocument({ knowledge, episodes }: Generation) {
  return { digest: knowledgeDigest(knowledge), knowledge, episodes }
}

/** Lists of attempts, by their names: the numbers of attempts depend on what else is in a record. */
const evidenceFields: ReadonlySet<string> = new Set(['evidence', 'failed', 'worked'])

/**
 * SHA-256 in hexadecimal; equal for equal knowledge, whatever the numbers of the attempts that it rests on and the order in which fields
 * were written.
 */
export function knowledgeDigest(knowledge: Knowledge): string {
  const text = JSON.stringify(knowledge, (name, value: unknown) => {
    if (evidenceFields.has(name) && Array.isArray(value)) return undefined
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value
  })
  return createHash('sha256').update(text).digest('hex')
}

/** Reads a kept generation. Throws `RecordError` where it is not as it must be. */
export function readGeneration({ id, number, document }: KnownGeneration, file: string): Generation {
  const parsed = documentSchema.safeParse(document)
  const fault = parsed.success
    ? knowledgeDigest(parsed.data.knowledge) === parsed.data.digest
      ? null
      : 'its knowledge has been changed since it was written'
    : (parsed.error.issues[0]?.message ?? 'it is malformed')
  if (parsed.success && fault === null) {
    return { number, knowledge: parsed.data.knowledge, episodes: parsed.data.episodes }
  }
  throw new RecordError(
    'corrupt',
    `Generation ${id} in ${file} cannot be read: ${fault ?? 'it is malformed'}.`,
    'Take another generation, or evolve again in another folder.',
  )
}
