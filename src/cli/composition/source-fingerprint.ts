import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const sourceFolder = join(import.meta.dirname, '..', '..')

/** The rooms on which it depends how an episode goes. */
const playingRooms = ['env', 'diagnosis', 'distill', 'agent']

/** Twelve hexadecimal digits over the source of all that plays: equal if and only if that source is the same. */
export function sourceFingerprint(): string {
  const hash = createHash('sha256')
  for (const room of playingRooms) {
    for (const file of filesIn(room)) hash.update(`${file}\n`).update(readFileSync(join(sourceFolder, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** The files of a room, sorted, with slashes on every platform; none where the room does not exist. */
function filesIn(room: string): readonly string[] {
  try {
    return readdirSync(join(sourceFolder, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(sourceFolder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
