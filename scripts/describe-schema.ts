/**
 * Writes docs/schema.md from the migrations: every table with its columns, keys and meaning, and worked queries.
 * `node scripts/describe-schema.ts` rewrites the page; with `--check` it exits 1 if the page is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { describeSchema } from './schema/describe-schema.ts'

const page = new URL('../docs/schema.md', import.meta.url)
const options = (await resolveConfig(page)) ?? {}
const text = await format(describeSchema(), { ...options, parser: 'markdown' })

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/schema.md is out of date: run `npm run docs:schema`.')
    process.exitCode = 1
  }
} else {
  writeFileSync(page, text)
}
