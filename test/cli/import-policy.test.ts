import BetterSqlite3 from 'better-sqlite3'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importPolicy } from '../../src/cli/commands/import-policy.ts'
import { composeImport } from '../../src/cli/composition/compose-import.ts'
import { loadPolicy } from '../../src/cli/composition/played-policy.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveImportSettings } from '../../src/cli/input/import-settings.ts'
import { DatasetBuilder } from '../../src/distill/dataset/dataset-builder.ts'
import { safetensorsHead } from '../../src/distill/dataset/file/safetensors.ts'
import { defaultArchitecture, defaultTraining, featureLayout } from '../../src/distill/index.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { readDecidedEpisodes } from '../../src/memory/sqlite/read-decided-episodes.ts'
import { fakeContext } from './support/fake-context.ts'
import { lessonRecord } from './support/lesson-record.ts'

const parts = { total: 0.5, choice: 0.3, pair: 0, success: 0.4 }
const report = { epoch: 1, steps: 4, training: parts, validation: null, accuracy: null, isBest: true }
const outcome = { bestEpoch: 1, epochs: 1, steps: 4, temperature: 1.5, validation: null, test: null }

function versionOf(folder: string): string {
  const record = openForReading(join(folder, 'stevolve.db'))
  const builder = new DatasetBuilder(() => {})
  for (const episode of readDecidedEpisodes(record)) builder.add(episode)
  record.close()
  return builder.finish().version
}

/** A weights file as another trainer writes it, changed by `changes`. */
function weightsIn(
  folder: string,
  changes: object = {},
  parameters = initialParameters(defaultArchitecture, 9),
) {
  const file = join(folder, 'weights.safetensors')
  const document = {
    settings: { ...defaultTraining, trainer: 'pytorch', architecture: defaultArchitecture },
    dataset: versionOf(folder),
    layout: featureLayout,
    history: [report],
    outcome,
    ...changes,
  }
  const tensors = [{ name: 'parameters', dtype: 'F32' as const, shape: [parameters.length] }]
  const head = safetensorsHead(tensors, { weights: JSON.stringify(document) })
  writeFileSync(file, Buffer.concat([head, new Uint8Array(parameters.buffer)]))
  return file
}

async function stevolveImport(folder: string, weights: string) {
  const fake = fakeContext()
  const settings = resolveImportSettings(weights, { runDir: folder, json: true })
  const code = await importPolicy(fake.context, settings, composeImport(settings, fake.context))
  return { ...fake, code }
}

describe('stevolve policy import', () => {
  it('makes of the weights a model that plays, with the lineage of a training', async () => {
    const folder = lessonRecord(12)
    const weights = weightsIn(folder)
    const { code, out } = await stevolveImport(folder, weights)
    expect(code).toBe(exitCodes.done)
    const result = JSON.parse(out.at(-1)!) as { policy: string; file: string; hash: string }
    expect(result).toMatchObject({ type: 'result', policy: 'scorer@1', outcome: { temperature: 1.5 } })
    const played = await loadPolicy(result.file, '/')
    expect(played?.identity).toEqual({ name: 'scorer@1', hash: result.hash })
    const database = new BetterSqlite3(join(folder, 'stevolve.db'), { readonly: true })
    const count = (sql: string) => database.prepare(sql).pluck().get()
    expect(count('SELECT count(*) FROM policy_row')).toBe(
      count("SELECT count(*) FROM dataset_row WHERE split = 'train'"),
    )
    expect(count("SELECT settings ->> 'trainer' FROM training WHERE policy_id IS NOT NULL")).toBe('pytorch')
    database.close()
    const again = await stevolveImport(folder, weights)
    expect(again.log).toContain('These weights were taken in before; nothing is done again.')
  })

  it('refuses weights of another dataset, layout or architecture, and such as are no numbers', async () => {
    const folder = lessonRecord(12)
    const expectRefusal = async (weights: string, reason: RegExp) =>
      expect(stevolveImport(folder, weights)).rejects.toThrow(reason)
    await expectRefusal(weightsIn(folder, { dataset: 'b'.repeat(64) }), /trained on dataset bbbbbbbbbbbb/)
    const layout = { ...featureLayout, context: featureLayout.context.slice(1) }
    await expectRefusal(weightsIn(folder, { layout }), /it lacks the context feature "body.health"/)
    await expectRefusal(weightsIn(folder, {}, new Float32Array(7)), /does not have the \d+ parameters/)
    const broken = initialParameters(defaultArchitecture, 9).fill(Number.NaN, 0, 1)
    await expectRefusal(weightsIn(folder, {}, broken), /a parameter is no number/)
    await expectRefusal(weightsIn(folder, { outcome: null }), /its document is malformed/)
    const text = join(folder, 'text')
    writeFileSync(text, 'this is no safetensors file')
    await expectRefusal(text, /holds no weights of a policy/)
    await expectRefusal(join(folder, 'none'), /There are no weights/)
  })
})
