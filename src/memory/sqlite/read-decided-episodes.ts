import { z } from 'zod'
import { storedTaskSchema } from '../../env/index.ts'
import type { DecidedAttempt, DecidedEpisode } from '../decided-attempt.ts'
import { parseDecidedDocument } from '../decided-attempt.ts'
import { unpackDocument } from './documents.ts'
import { hasTable } from './has-table.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'
import { blobColumn, flagColumn, jsonColumn } from './stored-columns.ts'

const episodeRow = z.object({
  episodeId: z.int(),
  task: jsonColumn.pipe(storedTaskSchema),
  seed: z.int(),
  world: z.string(),
  minecraft: z.string(),
  success: flagColumn,
  gameTicks: z.int(),
})
const documentRow = z.object({ id: z.int(), position: z.int(), document: blobColumn })
const correctionRow = z.object({ failed: z.int(), worked: z.int() })
const idRow = z.object({ id: z.int() })

/** Ended, and not played by a gate: what is held out is never learnt from. */
const learntFrom = `ending IS NOT NULL AND success IS NOT NULL AND coalesce(configuration ->> 'command', '') <> 'gate'`

/** Which episodes are read: all, those that are not the only one of their task, seed and world, or those with these ids, in their order. */
export type WantedEpisodes = 'all' | 'repeated' | readonly number[]

const learntEpisodes: Readonly<Record<'all' | 'repeated', string>> = {
  all: `SELECT id FROM episode WHERE ${learntFrom} ORDER BY id`,
  repeated: `SELECT id FROM episode WHERE ${learntFrom}
    AND (task, seed, world) IN (SELECT task, seed, world FROM episode
      WHERE ${learntFrom} GROUP BY task, seed, world HAVING count(*) > 1)
    ORDER BY id`,
}

/**
 * Reads episodes that have ended, but for those of gates, oldest first, or those that are named, whatever they are; one at a time, so that
 * memory does not grow with the record. Throws `RecordError` as reading goes on; a document that cannot be read is counted and left out.
 */
export function* readDecidedEpisodes(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  wanted: WantedEpisodes = 'all',
): Generator<DecidedEpisode, void> {
  const hasCorrections = hasTable(record.database, 'correction')
  const ids =
    typeof wanted === 'string'
      ? readRows(record, 'an episode', idRow, learntEpisodes[wanted]).map(({ id }) => id)
      : wanted
  for (const id of ids) {
    const [episode] = readRows(
      record,
      `episode ${id}`,
      episodeRow,
      `SELECT id AS episodeId, task_document AS task, seed, world, minecraft, success, game_ticks AS gameTicks
       FROM episode WHERE id = ?`,
      id,
    )
    if (episode === undefined) continue
    const { attempts, unreadable } = readAttempts(record, id)
    const corrections = hasCorrections
      ? readRows(
          record,
          `the corrections of episode ${id}`,
          correctionRow,
          `SELECT failed_attempt_id AS failed, worked_attempt_id AS worked
           FROM attempt JOIN correction ON failed_attempt_id = attempt.id WHERE episode_id = ?`,
          id,
        )
      : []
    yield {
      ...episode,
      attempts,
      unreadable,
      corrections: new Map(corrections.map(({ failed, worked }) => [failed, worked])),
    }
  }
}

function readAttempts(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  episodeId: number,
): { readonly attempts: readonly DecidedAttempt[]; readonly unreadable: number } {
  const rows = readRows(
    record,
    `an attempt of episode ${episodeId}`,
    documentRow,
    'SELECT id, position, document FROM attempt WHERE episode_id = ? ORDER BY position',
    episodeId,
  )
  const attempts: DecidedAttempt[] = []
  for (const { id, position, document } of rows) {
    try {
      attempts.push({ attemptId: id, position, ...parseDecidedDocument(unpackDocument(document)) })
    } catch {
      // What a damaged document said is lost; the others still teach.
    }
  }
  return { attempts, unreadable: rows.length - attempts.length }
}
