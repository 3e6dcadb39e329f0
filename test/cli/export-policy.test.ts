import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tritonConfigurationText } from '../../src/agent/policy/inference/triton-text.ts'
import { exportPolicy } from '../../src/cli/composition/compose-policy-export.ts'
import { loadPolicy } from '../../src/cli/composition/played-policy.ts'
import { resolveExportPolicySettings } from '../../src/cli/input/export-policy-settings.ts'
import { featureLayout } from '../../src/distill/index.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { servedCard } from '../agent/serving/made-policy.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function folderWithModel(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.onnx'), modelFile(initialParameters(madeCard.architecture, 1), madeCard))
  return folder
}

const settings = resolveExportPolicySettings('a.onnx', { out: 'models', maxBatch: '16', batchWaitMs: '3' })

describe('a policy that is exported for Triton', () => {
  it('lies there as its own model, unchanged, beside others', async () => {
    const folder = folderWithModel()
    mkdirSync(join(folder, 'models', 'another'), { recursive: true })
    const exported = await exportPolicy(settings, { workingDirectory: folder })
    expect(exported).toMatchObject({
      name: 'scorer@1',
      model: 'scorer',
      files: ['scorer/config.pbtxt', 'scorer/1/model.onnx'],
    })
    expect(readdirSync(join(folder, 'models')).toSorted()).toEqual(['another', 'scorer'])
    const written = join(folder, 'models', 'scorer', '1', 'model.onnx')
    expect(readFileSync(written)).toEqual(readFileSync(join(folder, 'a.onnx')))
    expect((await loadPolicy(written, folder))!.identity.hash).toBe(exported.hash)
  })

  it('is configured with its shapes, batching, and the card by which it is recognised', () => {
    const text = tritonConfigurationText(servedCard, { mostDecisions: 16, waitMs: 3 })
    const tensor = (kind: string, name: string, ...lengths: number[]) =>
      `${kind} {\n  name: "${name}"\n  data_type: TYPE_FP32\n${lengths.map((length) => `  dims: ${length}\n`).join('')}}\n`
    const { context, candidate } = featureLayout
    expect(text).toMatch(
      /^name: "scorer"\nplatform: "onnxruntime_onnx"\nbackend: "onnxruntime"\nmax_batch_size: 16\n/,
    )
    expect(text).toContain(tensor('input', 'context', context.length))
    expect(text).toContain(tensor('input', 'candidates', -1, candidate.length))
    expect(text).toContain(tensor('input', 'mask', -1))
    expect(text).toContain(tensor('output', 'score', -1) + tensor('output', 'success', -1))
    expect(text).toContain('dynamic_batching {\n  max_queue_delay_microseconds: 3000\n}\n')
    const quoted = /key: "stevolve"\n {2}value {\n {4}string_value: (".*")\n/.exec(text)![1]!
    // Where all is plain ASCII, texts of this format are texts of JSON.
    expect(JSON.parse(JSON.parse(quoted) as string)).toEqual(servedCard)
  })

  it('writes what is no plain ASCII as octal numbers', () => {
    const layout = { context: ['größe "a"\\b\n'], candidate: ['x'] }
    const text = tritonConfigurationText({ ...servedCard, layout }, { mostDecisions: 1, waitMs: 0 })
    expect(text).toContain(String.raw`gr\303\266\303\237e \\\"a\\\"\\\\b\\n`)
  })

  it('takes no place that is taken, and nothing that is no policy', async () => {
    const folder = folderWithModel()
    await exportPolicy(settings, { workingDirectory: folder })
    await expect(exportPolicy(settings, { workingDirectory: folder })).rejects.toThrow(
      /There is a model "scorer" in .*models already/,
    )
    await expect(
      exportPolicy({ ...settings, model: 'b.onnx' }, { workingDirectory: folder }),
    ).rejects.toThrow(/There is no policy at/)
    writeFileSync(join(folder, 'file'), '')
    await expect(
      exportPolicy({ ...settings, outFolder: 'file' }, { workingDirectory: folder }),
    ).rejects.toThrow(/cannot be written to/)
    expect(() => resolveExportPolicySettings('a.onnx', {})).toThrow(/not said where/)
    expect(() => resolveExportPolicySettings('a.onnx', { out: 'm', format: 'tf' })).toThrow(
      /--format does not know "tf"/,
    )
  })
})
