import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseWorldFile } from '../../../../src/env/embedded/world-file/load-world-file.ts'
import { worldFileSchema } from '../../../../src/env/embedded/world-file/world-file.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/world-files.md'), 'utf8')
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

describe('docs/world-files.md', () => {
  it('shows examples that are world files', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const example of examples) expect(() => parseWorldFile(example, 'example')).not.toThrow()
  })

  it('tells of every field', () => {
    for (const field of Object.keys(worldFileSchema.shape)) expect(page).toContain(`\`${field}`)
  })
})
