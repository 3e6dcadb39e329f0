import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'

/** Which record a user means: at most one of the two is set. */
export interface RecordChoice {
  /** A database file. */
  readonly database: string | null
  /** A folder with a `stevolve.db`. */
  readonly runDirectory: string | null
}

const fileName = 'stevolve.db'

/** The database that is meant: the one that was named, or that of the newest run under `runs/`. Throws `UsageError`. */
export function findRecord(workingDirectory: string, { database, runDirectory }: RecordChoice): string {
  if (database !== null) return resolve(workingDirectory, database)
  if (runDirectory !== null) return join(resolve(workingDirectory, runDirectory), fileName)
  const [newest] = recordsBelow(join(workingDirectory, 'runs'))
  if (newest !== undefined) return newest
  throw new UsageError(
    'There is no record under runs/ here.',
    'Play first with "stevolve run", or say where the record is with --run-dir or --database.',
  )
}

/** How deep records may lie below a folder. */
const deepest = 4
/** How many folders are looked into. */
const mostFolders = 10_000

/** All records in a folder and below it, the one written last first. */
export function recordsBelow(folder: string): readonly string[] {
  const found: { file: string; writtenMs: number }[] = []
  const queue = [{ path: folder, depth: 0 }]
  for (let visited = 0; queue.length > 0 && visited < mostFolders; visited++) {
    const { path, depth } = queue.shift()!
    const file = join(path, fileName)
    const writtenMs = Math.max(writtenAt(file), writtenAt(`${file}-wal`))
    if (writtenAt(file) > 0) found.push({ file, writtenMs })
    if (depth < deepest) queue.push(...foldersIn(path).map((inner) => ({ path: inner, depth: depth + 1 })))
  }
  return found
    .sort((one, other) => other.writtenMs - one.writtenMs || (one.file < other.file ? -1 : 1))
    .map(({ file }) => file)
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
      .map((entry) => join(path, entry.name))
  } catch {
    return []
  }
}

/** When a file was last written, or 0 where there is none. */
function writtenAt(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() === true ? stats.mtimeMs : 0
}
