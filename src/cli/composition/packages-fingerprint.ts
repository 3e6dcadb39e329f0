import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const projectFolder = join(import.meta.dirname, '..', '..', '..')

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      /** Packages of one platform only. */
      optional: z.boolean().optional(),
    }),
  ),
})

/**
 * Twelve hexadecimal digits over name and version of every installed package that plays a part at run time, whatever
 * pulled it in; `unknown` where npm has left no list of them.
 */
export function packagesFingerprint(): string {
  const lock = readLock(join('node_modules', '.package-lock.json')) ?? readLock('package-lock.json')
  if (lock === null) return 'unknown'
  const lines = Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== '' && dev !== true && optional !== true)
    .map(([path, { version }]) => `${path} ${version ?? ''}\n`)
    .sort()
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, 12)
}

function readLock(file: string): z.infer<typeof lockSchema> | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(join(projectFolder, file), 'utf8')))
  } catch {
    return null
  }
}
