import { UsageError, subgoalSignature } from '../../env/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readAttemptAt, readAttemptPlace, readCourse } from '../../memory/sqlite/read-course.ts'
import { readFallbacks } from '../../memory/sqlite/read-fallbacks.ts'
import { readAttempts } from '../../memory/sqlite/read-history.ts'
import {
  readAttemptLineage,
  readGenerationOfEpisode,
  readKnowledge,
} from '../../memory/sqlite/read-lineage.ts'
import { readGate, readPolicy } from '../../memory/sqlite/read-policies.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import { SqlitePolicyStore } from '../../memory/sqlite/sqlite-policy-store.ts'
import type { ShowKind, ShowSettings } from '../input/show-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { Shown } from '../shown-record.ts'
import { findRecord } from './find-record.ts'
import { readGeneration } from './generation-document.ts'
import { scorerOfRun } from './generation-knowledge.ts'

/** Reads one thing of a record. Throws `UsageError` where it is not there, and `RecordError`. */
export function findShown(
  { kind, id, name, knowledge, ...choice }: ShowSettings,
  { workingDirectory }: ProgramContext,
): { readonly shown: Shown; readonly database: string } {
  const record = openForReading(findRecord(workingDirectory, choice))
  try {
    const shown = knowledge ? showScore(record, id) : showOne(record, kind, id, name)
    if (shown !== null) return { shown, database: record.file }
    throw new UsageError(
      `There is no ${kind} ${name ?? id} in ${record.file}.`,
      kind === 'episode' || kind === 'attempt' || kind === 'generation'
        ? `"stevolve history ${kind}s" lists them; --run-dir or --database names another record.`
        : kind === 'policy'
          ? '"stevolve policy list" lists them; --run-dir or --database names another record.'
          : kind === 'gate'
            ? '"stevolve policy show" names the gates of a policy; --run-dir or --database names another record.'
            : 'The attempts and generations that rest on one name it; --run-dir or --database names another record.',
    )
  } finally {
    record.close()
  }
}

function showOne(record: ReadableRecord, kind: ShowKind, id: number, name: string | null): Shown | null {
  switch (kind) {
    case 'episode':
      return showEpisode(record, id)
    case 'attempt':
      return showAttempt(record, id)
    case 'policy':
      return showPolicy(record, id, name)
    case 'gate': {
      const gate = readGate(record, id)
      return gate === null ? null : { type: 'gate', id, ...gate }
    }
    case 'skill':
    case 'guardrail':
    case 'generation':
      return showKnowledge(record, kind, id)
  }
}

function showPolicy(record: ReadableRecord, number: number, name: string | null): Shown | null {
  const id =
    name === null
      ? number
      : new SqlitePolicyStore(record, () => '').policies().find((one) => one.name === name)?.id
  const policy = id === undefined ? null : readPolicy(record, id)
  return policy === null ? null : { type: 'policy', id: policy.id, policy }
}

function showScore(record: ReadableRecord, id: number): Shown | null {
  const known = new SqliteKnowledgeStore(record, () => '').generation(id)
  if (known === null) return null
  const { knowledge } = readGeneration(known, record.file)
  const reader = new RecordReader(record.file)
  try {
    const score = scorerOfRun(reader.runs()[0]?.configuration).learnt(knowledge)
    return { type: 'knowledge-score', id, score }
  } finally {
    reader.close()
  }
}

/** Attempts of an episode that are listed. */
const mostAttempts = 100_000

function showEpisode(record: ReadableRecord, id: number): Shown | null {
  const episode = readCourse(record, id)
  if (episode === null) return null
  const nothing = { task: null, cause: null, item: null, world: null, since: null, until: null }
  const filter = { ...nothing, ending: null, success: null, episode: id }
  const attempts = readAttempts(record, filter, { newest: mostAttempts }).rows.toReversed()
  return {
    type: 'episode',
    episode,
    attempts,
    generation: readGenerationOfEpisode(record, id),
    policyFallbacks: readFallbacks(record, id),
  }
}

function showAttempt(record: ReadableRecord, id: number): Shown | null {
  const place = readAttemptPlace(record, id)
  if (place === null) return null
  const { episode, task, seed, position } = place
  const document = readAttemptAt(record, episode, position)
  if (document === null) return null
  const lineage = readAttemptLineage(record, {
    id,
    episode,
    position,
    subgoal: subgoalSignature(document.attempt.subgoal),
  })
  return { type: 'attempt', id, episode: { id: episode, task, seed }, record: document, lineage }
}

function showKnowledge(
  record: ReadableRecord,
  kind: 'skill' | 'guardrail' | 'generation',
  id: number,
): Shown | null {
  const knowledge = readKnowledge(record, kind, id)
  return knowledge === null ? null : { type: kind, id, knowledge }
}
