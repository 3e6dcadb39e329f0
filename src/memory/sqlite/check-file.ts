import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { applicationId } from './application-id.ts'
import { recordError } from './sqlite-fault.ts'

/** Bytes of the header of an SQLite file; https://www.sqlite.org/fileformat.html#the_database_header. */
const headerBytes = 100
const magic = 'SQLite format 3\0'
const anyWriteBit = 0o222

/**
 * Makes the folder of a record and checks, without SQLite touching anything, that the file is either absent, empty
 * or a record of ours that may be written. Throws `RecordError`; a refused file is left as it is.
 */
export function checkFile(file: string): void {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw recordError('folder-not-writable', file, error)
  }
  if (!isWritable(folder)) throw recordError('folder-not-writable', file)
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return
  if (!stats.isFile()) throw recordError('not-a-database', file)
  if (stats.size > 0) checkHeader(file)
  // SQLite would delete the log of an empty database, and all that is left would be gone.
  else if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw recordError('corrupt', file)
  if (!isWritable(file)) throw recordError('read-only', file)
}

/** The write bits count for the superuser too: whoever took them away meant it. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return (statSync(path).mode & anyWriteBit) !== 0
  } catch {
    return false
  }
}

function checkHeader(file: string): void {
  const header = readHeader(file)
  if (header.length < headerBytes || header.toString('latin1', 0, magic.length) !== magic) {
    throw recordError('not-a-database', file)
  }
  if (header.readUInt32BE(68) !== applicationId) throw recordError('foreign', file)
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(headerBytes)
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    throw recordError('read-only', file, error)
  }
  try {
    return header.subarray(0, readSync(descriptor, header, 0, headerBytes, 0))
  } finally {
    closeSync(descriptor)
  }
}
