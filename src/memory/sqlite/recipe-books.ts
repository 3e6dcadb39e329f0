import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DeclaredRecipe } from '../../env/index.ts'
import { declaredRecipesSchema } from '../../env/index.ts'
import type { SqlDatabase } from './database.ts'
import { hasTable } from './has-table.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { readDocument, readRows } from './read-stored.ts'
import { blobColumn } from './stored-columns.ts'

/** Notes what the server of an episode declared; a list that is there already is not written again. */
export function writeRecipeBook(
  database: SqlDatabase,
  episodeId: number,
  recipes: readonly DeclaredRecipe[],
  pack: (document: unknown) => Uint8Array,
): void {
  const digest = createHash('sha256').update(JSON.stringify(recipes)).digest('hex')
  const isKnown = database.prepare('SELECT 1 FROM recipe_book WHERE digest = ?').get(digest) !== undefined
  if (!isKnown) {
    database.prepare('INSERT INTO recipe_book (digest, document) VALUES (?, ?)').run(digest, pack(recipes))
  }
  database
    .prepare('INSERT INTO episode_recipe_book SELECT ?, id FROM recipe_book WHERE digest = ?')
    .run(episodeId, digest)
}

/** What the server of an episode declared; null where it declared nothing. Throws `RecordError` where it cannot be read. */
export function readRecipeBook(record: ReadableRecord, episodeId: number): readonly DeclaredRecipe[] | null {
  if (!hasTable(record.database, 'episode_recipe_book')) return null
  const what = `the recipes of episode ${episodeId}`
  const sql = `SELECT document FROM recipe_book JOIN episode_recipe_book ON recipe_book_id = recipe_book.id WHERE episode_id = ?`
  const [row] = readRows(record, what, z.object({ document: blobColumn }), sql, episodeId)
  return row === undefined ? null : readDocument(record, what, declaredRecipesSchema, row.document)
}
