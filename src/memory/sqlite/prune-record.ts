import { z } from 'zod'
import type { RetentionReport, RetentionSettings } from '../retention.ts'
import type { SqlDatabase } from './database.ts'
import { inTransaction } from './database.ts'
import type { OpenRecord } from './open-record.ts'
import { withFaultsNamed } from './sqlite-fault.ts'

/** Episodes that go in one transaction, so that a kill in between leaves a whole record and the log stays small. */
const episodesPerTransaction = 50

const candidateRow = z.object({
  id: z.int(),
  started_at: z.string(),
  attempts: z.int(),
  bytes: z.number(),
  is_known: z.int(),
})
type Candidate = z.infer<typeof candidateRow>

/**
 * Deletes old episodes whole, with their documents, diagnoses and experience, and gives the space back. Kept are episodes
 * that knowledge rests on: with an attempt that is evidence of a skill or guardrail or a row of a dataset, or that corrects
 * or was corrected by such an attempt. Summaries go on counting what was deleted, and say how much of it that is.
 * The record must have no recorder at work. `onProgress` hears how many episodes are gone. Throws `RecordError` where the
 * file does not take it; then what was deleted so far is gone, and the record is whole.
 */
export function pruneRecord(
  record: OpenRecord,
  settings: RetentionSettings,
  onProgress: (deletedEpisodes: number, ofEpisodes: number) => void = () => {},
): RetentionReport {
  return withFaultsNamed(record.file, () => {
    const { database } = record
    const bytesBefore = fileBytes(database)
    const episodes = readCandidates(database)
    const chosen = chooseEpisodes(episodes, settings, bytesBefore)
    const going = chosen.filter(({ is_known: isKnown }) => isKnown === 0)
    if (!settings.isDryRun && going.length > 0) {
      for (let start = 0; start < going.length; start += episodesPerTransaction) {
        const batch = going.slice(start, start + episodesPerTransaction)
        inTransaction(database, () => {
          for (const { id } of batch) deleteEpisode(database, id)
        })
        onProgress(start + batch.length, going.length)
      }
      inTransaction(database, () => {
        deleteUnusedConditions(database)
        database.exec(
          'DELETE FROM recipe_book WHERE id NOT IN (SELECT recipe_book_id FROM episode_recipe_book)',
        )
      })
      database.exec('VACUUM')
      database.pragma('wal_checkpoint(TRUNCATE)')
    }
    const bytes = (list: readonly Candidate[]) => list.reduce((sum, episode) => sum + episode.bytes, 0)
    const left = 1 - bytes(going) / Math.max(1, bytes(episodes))
    return {
      isDryRun: settings.isDryRun,
      deletedEpisodes: going.length,
      deletedAttempts: going.reduce((sum, { attempts }) => sum + attempts, 0),
      keptForKnowledge: chosen.length - going.length,
      remainingEpisodes: episodes.length - going.length,
      bytesBefore,
      bytesAfter: settings.isDryRun ? Math.round(bytesBefore * left) : fileBytes(database),
    }
  })
}

/** All episodes, oldest first, and whether knowledge rests on them. */
function readCandidates(database: SqlDatabase): readonly Candidate[] {
  return database
    .prepare(
      `WITH evidence AS (
         SELECT attempt_id FROM skill_evidence
         UNION SELECT attempt_id FROM guardrail_evidence
         UNION SELECT attempt_id FROM dataset_row
         UNION SELECT corrected_by FROM dataset_row WHERE corrected_by IS NOT NULL
       ), known AS (
         SELECT attempt_id FROM evidence
         UNION SELECT worked_attempt_id FROM correction JOIN evidence ON attempt_id = failed_attempt_id
         UNION SELECT failed_attempt_id FROM correction JOIN evidence ON attempt_id = worked_attempt_id
       )
       SELECT episode.id, started_at, count(attempt.id) AS attempts,
         coalesce(sum(length(document)), 0) AS bytes,
         EXISTS (SELECT 1 FROM known JOIN attempt AS rested ON rested.id = known.attempt_id
                 WHERE rested.episode_id = episode.id) AS is_known
       FROM episode LEFT JOIN attempt ON attempt.episode_id = episode.id
       GROUP BY episode.id ORDER BY episode.id`,
    )
    .all()
    .map((row) => candidateRow.parse(row))
}

function chooseEpisodes(
  episodes: readonly Candidate[],
  { keepEpisodes, before, mostBytes }: RetentionSettings,
  bytesBefore: number,
): readonly Candidate[] {
  const documents = episodes.reduce((sum, { bytes }) => sum + bytes, 0)
  const beyond = keepEpisodes === null ? 0 : Math.max(0, episodes.length - keepEpisodes)
  // Everything in the file grows with its documents.
  let documentsOver = mostBytes === null ? 0 : documents * (1 - mostBytes / bytesBefore)
  return episodes.filter(({ started_at: startedAt, bytes, is_known: isKnown }, index) => {
    const isChosen = index < beyond || (before !== null && startedAt < before) || documentsOver > 0
    if (isChosen && isKnown === 0) documentsOver -= bytes
    return isChosen
  })
}

function deleteEpisode(database: SqlDatabase, episodeId: number): void {
  database
    .prepare(
      `UPDATE summary SET pruned_attempts = pruned_attempts + gone.attempts
       FROM (SELECT summary_id, count(*) AS attempts FROM attempt JOIN experience ON attempt_id = attempt.id
             WHERE episode_id = ? GROUP BY summary_id) AS gone
       WHERE summary.id = gone.summary_id`,
    )
    .run(episodeId)
  database.prepare('DELETE FROM episode WHERE id = ?').run(episodeId)
}

/** Conditions that no attempt is left in would only slow recall down. */
function deleteUnusedConditions(database: SqlDatabase): void {
  const unused = 'SELECT id FROM condition WHERE id NOT IN (SELECT condition_id FROM experience)'
  database.exec(
    `DELETE FROM condition_tag WHERE rowid IN (${unused}); DELETE FROM condition WHERE id IN (${unused})`,
  )
}

function fileBytes(database: SqlDatabase): number {
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }))
  return pragma('page_count') * pragma('page_size')
}
