import type { z } from 'zod'
import { unpackDocument } from './documents.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { recordError, withFaultsNamed } from './sqlite-fault.ts'

type SqlParameter = string | number | null

/** Runs a query and parses each row. Throws `RecordError` `corrupt`, which names `what`, where a row is not as it must be. */
export function readRows<Row>(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  what: string,
  schema: z.ZodType<Row>,
  sql: string,
  ...values: readonly SqlParameter[]
): readonly Row[] {
  const rows = withFaultsNamed(record.file, () => record.database.prepare(sql).all(...values))
  return rows.map((row) => parseStored(record, what, schema, row))
}

/** Unpacks and parses a document. Throws `RecordError` `corrupt`, which names `what`. */
export function readDocument<Document>(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  what: string,
  schema: z.ZodType<Document>,
  bytes: Uint8Array,
): Document {
  let data: unknown
  try {
    data = unpackDocument(bytes)
  } catch (error) {
    throw recordError('corrupt', record.file, error, `${what} cannot be unpacked`)
  }
  return parseStored(record, what, schema, data)
}

function parseStored<Value>(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  what: string,
  schema: z.ZodType<Value>,
  data: unknown,
): Value {
  let parsed: z.ZodSafeParseResult<Value>
  try {
    parsed = schema.safeParse(data)
  } catch (error) {
    // Data that is nested too deep.
    throw recordError('corrupt', record.file, error, `${what} cannot be read`)
  }
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field =
    issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`
  throw recordError('corrupt', record.file, parsed.error, `${what} is not what stevolve writes${field}`)
}
