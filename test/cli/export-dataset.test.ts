import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportDataset } from '../../src/cli/commands/export-dataset.ts'
import { composeExport } from '../../src/cli/composition/compose-export.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveExportSettings } from '../../src/cli/input/export-settings.ts'
import { DatasetFile } from '../../src/distill/dataset/file/dataset-file.ts'
import { datasetFormats } from '../../src/distill/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { lessonRecord } from './support/lesson-record.ts'

const episodes = 24
const record = () => lessonRecord(episodes)

async function exported(format: string, runDir = record()) {
  const out = join(temporaryFolder(), 'dataset')
  const fake = fakeContext()
  const settings = resolveExportSettings({ format, out, runDir })
  const code = await exportDataset(fake.context, settings, composeExport(settings, fake.context))
  expect(code).toBe(exitCodes.done)
  const lines = (name: string) =>
    readFileSync(join(out, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const all = (stem = '') =>
    ['train', 'validation', 'test'].flatMap((split) => lines(`${stem}${split}.jsonl`))
  return { ...fake, out, lines, all, files: readdirSync(out).sort() }
}

type Messages = readonly { readonly role: string; readonly content: string }[]
const roles = (messages: unknown) => (messages as Messages).map(({ role }) => role)

describe('stevolve export', () => {
  it('writes every row whole as JSON lines, with a data card', async () => {
    const { lines, files, out } = await exported('jsonl')
    expect(files).toEqual(['data-card.md', 'rows.jsonl'])
    const rows = lines('rows.jsonl')
    expect(rows).toHaveLength(3 * episodes)
    expect(rows[0]).toMatchObject({ task: 'oak_log', seed: 1, position: 0, kind: 'negative', target: null })
    expect(rows[0]!['candidates']).toHaveLength(2)
    expect(readFileSync(join(out, 'data-card.md'), 'utf8')).toContain(`| success | ${2 * episodes} |`)
  })

  it('writes a Parquet file that another reader reads, with the same rows', async () => {
    const runDir = record()
    const { out } = await exported('parquet', runDir)
    const bytes = readFileSync(join(out, 'rows.parquet'))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
    expect(Number(parquetMetadata(file).num_rows)).toBe(3 * episodes)
    const table = await parquetReadObjects({ file })
    const { lines } = await exported('jsonl', runDir)
    lines('rows.jsonl').forEach((row, index) => {
      const read = table[index]!
      for (const name of [
        'task',
        'kind',
        'split',
        'tried',
        'target',
        'rejected',
        'succeeded',
        'cause',
        'weight',
      ]) {
        expect(read[name] ?? null, name).toEqual(row[name])
      }
      expect(Number(read['seed'])).toBe(row['seed'])
      expect(JSON.parse(read['state'] as string)).toEqual(row['state'])
      expect(JSON.parse(read['candidates'] as string)).toEqual(row['candidates'])
    })
  })

  it('writes numbers that a training reads', async () => {
    const { out } = await exported('safetensors')
    const dataset = DatasetFile.open(join(out, 'rows.safetensors'))
    expect(dataset.rows).toBe(3 * episodes)
    dataset.close()
    expect(JSON.parse(readFileSync(join(out, 'architecture.json'), 'utf8'))).toMatchObject({
      contextFeatures: dataset.layout.context.length,
    })
  })

  it('writes conversations that end in the right choice', async () => {
    const { all, files } = await exported('trl-sft')
    expect(files).toEqual(['data-card.md', 'test.jsonl', 'train.jsonl', 'validation.jsonl'])
    const rows = all()
    expect(rows).toHaveLength(2 * episodes)
    const messages = rows[0]!['messages'] as Messages
    expect(roles(messages)).toEqual(['system', 'user', 'assistant'])
    expect(messages[1]!.content).toContain('Task: Chop an oak log from a tree')
    const answer = messages[2]!.content
    expect(answer).toMatch(/^1\. \{"kind":"gather"/)
    expect(messages[1]!.content.split('\n')).toContain(answer)
  })

  it('writes single choices with whether they worked, and preferences where there are some', async () => {
    const { all } = await exported('trl-kto')
    expect(all()).toHaveLength(3 * episodes)
    expect(all().filter(({ label }) => label === false)).toHaveLength(episodes)
    expect(roles(all()[0]!['completion'])).toEqual(['assistant'])
    const { all: pairs } = await exported('trl-dpo', lessonRecord(episodes, { corrected: true }))
    expect(pairs()).toHaveLength(episodes)
    const [pair] = pairs()
    expect(roles(pair!['prompt'])).toEqual(['system', 'user'])
    expect((pair!['chosen'] as Messages)[0]!.content).toMatch(/^2\. \{"kind":"surface"/)
    expect((pair!['rejected'] as Messages)[0]!.content).toMatch(/^1\. \{"kind":"gather"/)
  })

  it('writes what LLaMA-Factory takes, every file named in its dataset_info.json', async () => {
    const { lines, out, files, all } = await exported(
      'llama-factory',
      lessonRecord(episodes, { corrected: true }),
    )
    const info = JSON.parse(readFileSync(join(out, 'dataset_info.json'), 'utf8')) as Record<
      string,
      { file_name: string; columns: Record<string, string> }
    >
    expect(Object.keys(info)).toHaveLength(9)
    for (const { file_name: name, columns } of Object.values(info)) {
      expect(files).toContain(name)
      for (const row of lines(name))
        for (const column of Object.values(columns)) expect(row).toHaveProperty(column)
    }
    expect(all('dpo-')[0]!['chosen']).toMatchObject({ role: 'assistant' })
  })

  it('leaves nothing where it is stopped, and does not write over what is there', async () => {
    const out = join(temporaryFolder(), 'dataset')
    const { context, log } = fakeContext()
    const settings = resolveExportSettings({ out, runDir: record() })
    context.interruption.interrupt(exitCodes.interrupted)
    const code = await exportDataset(context, settings, composeExport(settings, context))
    expect(code).toBe(exitCodes.interrupted)
    expect(log).toEqual(['Stopped; nothing was written.'])
    expect(existsSync(out) || existsSync(`${out}.half`)).toBe(false)
    const taken = { ...settings, out: temporaryFolder() }
    expect(() => composeExport(taken, context)).toThrow(/is there already/)
  })

  it('says what is wrong with what was typed', () => {
    expect(() => resolveExportSettings({})).toThrow(/not said where to/)
    expect(() => resolveExportSettings({ out: 'x', format: 'csv' })).toThrow(/--format does not know "csv"/)
    for (const format of Object.keys(datasetFormats)) {
      expect(resolveExportSettings({ out: 'x', format }).format).toBe(format)
    }
  })
})
