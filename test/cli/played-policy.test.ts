import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exploring, loadPolicy } from '../../src/cli/composition/played-policy.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { recordEpisode, replayEpisode } from './support/recorded-episode.ts'

function modelIn(folder: string): string {
  const file = join(folder, 'scorer-1.onnx')
  writeFileSync(file, modelFile(initialParameters(madeCard.architecture, 1), madeCard))
  return file
}

async function recordWithPolicy() {
  const model = modelIn(temporaryFolder())
  const policy = await loadPolicy(model, '/')
  const folder = await recordEpisode('stone_pickaxe', { policy, options: { policy: model } })
  return { folder, run: join(folder, 'runs', 'stone_pickaxe-1'), hash: policy!.identity.hash }
}

describe('a run with a trained policy', () => {
  it('names it in every decision and in its configuration, without where the file lay, and keeps a copy', async () => {
    const { run, hash } = await recordWithPolicy()
    const reader = new RecordReader(join(run, 'stevolve.db'))
    const [attempt] = reader.attempts(1)
    const { decision } = reader.readAttempt(attempt!.id)!
    expect(decision.policy).toBe(`scorer@1 ${hash.slice(0, 12)}`)
    expect(decision.considered.every(({ score }) => score !== null && score <= 0)).toBe(true)
    expect(reader.runs()[0]!.configuration).toMatchObject({ policy: { name: 'scorer@1', hash } })
    reader.close()
    expect(readdirSync(join(run, 'policies'))).toEqual([`played-${hash.slice(0, 16)}.onnx`])
  })

  it('is played again with the same policy, from the copy beside its record', async () => {
    const { folder } = await recordWithPolicy()
    const { exitCode, lines } = await replayEpisode(folder)
    expect(exitCode).toBe(exitCodes.done)
    expect(lines[0]).toMatchObject({ outcome: 'agrees' })
  })

  it('cannot be played again where the copy is gone or another, and that is said', async () => {
    const { folder, run, hash } = await recordWithPolicy()
    const copy = join(run, 'policies', `played-${hash.slice(0, 16)}.onnx`)
    writeFileSync(copy, 'another')
    await expect(replayEpisode(folder)).rejects.toThrow(/that played the episode is another one at/)
    rmSync(copy)
    await expect(replayEpisode(folder)).rejects.toThrow(/that played the episode is not at .*played-/)
  })
})

describe('a policy that is asked for', () => {
  it('is refused where it is not there or not ours', async () => {
    const folder = temporaryFolder()
    expect(await loadPolicy(null, folder)).toBeNull()
    await expect(loadPolicy('none.onnx', folder)).rejects.toThrow(/There is no policy at .*none.onnx/)
    await expect(loadPolicy('.', folder)).rejects.toThrow(/There is no policy/)
    writeFileSync(join(folder, 'text.onnx'), 'hello')
    await expect(loadPolicy('text.onnx', folder)).rejects.toThrow(/text.onnx is not a policy of stevolve/)
  })

  it('explores in a share of the decisions where that is asked for', () => {
    expect(resolveEvalSettings({}).explore).toBe(0)
    expect(resolveEvalSettings({ explore: '0.15' }).explore).toBe(0.15)
    for (const explore of ['1.5', '-1', 'much', '']) {
      expect(() => resolveEvalSettings({ explore })).toThrow(/--explore takes a share from 0 to 1/)
    }
    expect(() => resolveEvalSettings({ explore: '0.1', baseline: 'static', prior: 'recipes' })).toThrow(
      /--explore and --baseline exclude each other/,
    )
    expect(exploring(null, 0)).toBeNull()
    expect(exploring(null, 0.1)?.name).toBe('planner-order@1 exploring 0.1')
  })

  it('goes with every agent but a baseline', () => {
    expect(resolveRunSettings(undefined, {}).policy).toBeNull()
    expect(resolveRunSettings(undefined, { policy: 'a.onnx' }).policy).toBe('a.onnx')
    expect(resolveEvalSettings({ policy: 'a.onnx', ablate: 'diagnosis' }).policy).toBe('a.onnx')
    expect(() => resolveEvalSettings({ policy: 'a.onnx', baseline: 'static', prior: 'recipes' })).toThrow(
      /--policy and --baseline exclude each other/,
    )
  })
})
