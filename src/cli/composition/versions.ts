import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { z } from 'zod'
import { stevolveVersion } from '../stevolve-version.ts'
import { packagesFingerprint } from './packages-fingerprint.ts'
import { sourceFingerprint } from './source-fingerprint.ts'

const manifestSchema = z.object({ version: z.string() })
const require = createRequire(import.meta.url)

let remembered: Readonly<Record<string, string>> | null = null

/** The versions that shape what an episode does, for its record. Looked up once: they are those of this process. */
export function versions(): Readonly<Record<string, string>> {
  remembered ??= lookUp()
  return remembered
}

function lookUp(): Readonly<Record<string, string>> {
  return {
    stevolve: stevolveVersion(),
    node: process.versions.node,
    'minecraft-data': packageVersion('minecraft-data'),
    mineflayer: packageVersion('mineflayer'),
    host: `${platform()}-${arch()}`,
    packages: packagesFingerprint(),
    source: sourceFingerprint(),
  }
}

function packageVersion(name: string): string {
  return manifestSchema.parse(JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')))
    .version
}
