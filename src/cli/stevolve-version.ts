import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({ version: z.string() })

/** The version in the package's own manifest. */
export function stevolveVersion(): string {
  return manifestSchema.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version
}

/** The folder of the package. */
const packageRoot = join(import.meta.dirname, '..', '..')
