import { dirname } from 'node:path'
import type { RecordFault } from '../record-error.ts'
import { RecordError } from '../record-error.ts'

/** What to tell of each fault: `{file}` and `{folder}` are filled in. */
const sentences = {
  'folder-not-writable': [
    'The record cannot be kept in {folder}: that folder does not let us write.',
    'Give another folder with --run-dir, or make this one writable.',
  ],
  'read-only': [
    'The record {file} is read-only.',
    'Make the file writable (chmod u+w), or give another folder with --run-dir.',
  ],
  locked: [
    'The record {file} is locked by another process.',
    'Wait until that process has ended or stop it, or give another folder with --run-dir.',
  ],
  'not-a-database': [
    'The file {file} is not a database; it was left as it is.',
    'Move that file away, or give another folder with --run-dir.',
  ],
  foreign: [
    'The database {file} belongs to another program; it was left as it is.',
    'Move that file away, or give another folder with --run-dir.',
  ],
  corrupt: [
    'The record {file} is damaged; it was left as it is.',
    'Save what can be saved with "sqlite3 FILE .recover", or give another folder with --run-dir.',
  ],
  'newer-schema': [
    'The record {file} was written by a newer stevolve than this one; it was left as it is.',
    'Use that newer stevolve, or give another folder with --run-dir.',
  ],
  'older-schema': [
    'The record {file} was written by an older stevolve and has no table of this.',
    'Add an episode to it with "stevolve run --run-dir", which brings it up to date, or ask for something else.',
  ],
  'disk-full': [
    'The disk is full, so the record {file} cannot grow; everything written before is kept.',
    'Free some space, or give a folder on another disk with --run-dir.',
  ],
  'write-failed': [
    'The disk refused to read or write the record {file}; everything written before is kept.',
    'Check the disk and the limits on file size, or give another folder with --run-dir.',
  ],
} as const satisfies Record<RecordFault, readonly [message: string, cure: string]>

/** The error of one fault, in words. `detail` is put in brackets after the cause. */
export function recordError(fault: RecordFault, file: string, cause?: unknown, detail?: string): RecordError {
  const [message, cure] = sentences[fault]
  const filled = message.replace('{file}', file).replace('{folder}', dirname(file))
  const told = detail === undefined ? filled : filled.replace(/\.$/, ` (${detail}).`)
  return new RecordError(fault, told, cure, cause === undefined ? undefined : { cause })
}

/** SQLite's result codes, by their beginning, in the order tried; https://www.sqlite.org/rescode.html. */
const faults: readonly (readonly [code: string, fault: RecordFault])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_NOTADB', 'not-a-database'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_FULL', 'disk-full'],
  // The shared-memory file could not grow: on a full disk SQLite says this instead of FULL.
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR', 'write-failed'],
  ['SQLITE_CANTOPEN', 'folder-not-writable'],
  ['SQLITE_PERM', 'read-only'],
]

/** Runs `work` on the database at `file` and turns what SQLite throws into a `RecordError`; a bug passes through. */
export function withFaultsNamed<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const fault = faults.find(([start]) => code.startsWith(start))?.[1]
    throw fault === undefined ? error : recordError(fault, file, error)
  }
}
