import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gatePolicy } from '../../src/cli/commands/gate-policy.ts'
import { listHistory } from '../../src/cli/commands/history.ts'
import { show } from '../../src/cli/commands/show.ts'
import { composeGate } from '../../src/cli/composition/compose-gate.ts'
import { findHistory } from '../../src/cli/composition/compose-history.ts'
import { promotePolicy, rollBackPolicy } from '../../src/cli/composition/compose-promotion.ts'
import { findShown } from '../../src/cli/composition/compose-show.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { GateOptions } from '../../src/cli/input/gate-settings.ts'
import { resolveGateSettings } from '../../src/cli/input/gate-settings.ts'
import { resolveHistorySettings } from '../../src/cli/input/history-settings.ts'
import { resolvePromoteSettings, resolveRollbackSettings } from '../../src/cli/input/policy-settings.ts'
import { resolveShowSettings } from '../../src/cli/input/show-settings.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import type { Environment } from '../../src/env/index.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { readDecidedEpisodes } from '../../src/memory/sqlite/read-decided-episodes.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { fakeContext } from './support/fake-context.ts'
import { lessonRecord } from './support/lesson-record.ts'
import { oddLuck } from './support/odd-luck.ts'

/** A folder with a record of two episodes and two model files that nothing was trained for. */
function folderWithModels(): string {
  const folder = lessonRecord(2)
  for (const number of [1, 2]) {
    const card = { ...madeCard, name: `scorer@${number}` }
    writeFileSync(
      join(folder, `model-${number}.onnx`),
      modelFile(initialParameters(card.architecture, number), card),
    )
  }
  return folder
}

/** Runs `stevolve policy gate`, with one worker. */
async function stevolveGate(
  folder: string,
  candidate: string,
  createEnvironment: () => Environment,
  options: GateOptions = {},
  stopAfterPairs = Number.POSITIVE_INFINITY,
) {
  const { context, out, log } = fakeContext()
  const here = { ...context, workingDirectory: folder }
  const settings = resolveGateSettings(candidate, {
    tasks: 'oak_log,punch_tree',
    prior: 'recipes',
    // Whoever loses has two tries.
    horizonScale: '0.02',
    workers: '1',
    runDir: '.',
    json: true,
    ...options,
  })
  let pairs = 0
  const told = {
    ...here.output,
    out: (line: string) => {
      if (line.includes('"type":"pair"') && ++pairs >= stopAfterPairs) context.interruption.interrupt(130)
      out.push(line)
    },
  }
  const session = await composeGate(settings, here, { createEnvironment })
  const exitCode = await gatePolicy({ ...here, output: told }, settings, session)
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { exitCode, lines, last: lines.at(-1), log }
}

function contextIn(folder: string) {
  const fake = fakeContext()
  return { ...fake, context: { ...fake.context, workingDirectory: folder } }
}

const promote = (folder: string, name: string, options = {}) =>
  promotePolicy(resolvePromoteSettings(name, { runDir: '.', ...options }), contextIn(folder).context)
const rollBack = (folder: string, options = {}) =>
  rollBackPolicy(resolveRollbackSettings({ runDir: '.', ...options }), contextIn(folder).context)

describe('stevolve policy gate', () => {
  it('promotes a model that wins, and keeps the evidence cell by cell', async () => {
    const folder = folderWithModels()
    const { exitCode, lines, last } = await stevolveGate(folder, 'model-1.onnx', oddLuck(false, true), {
      promote: true,
    })
    expect(exitCode).toBe(exitCodes.done)
    expect(last).toMatchObject({
      type: 'gate',
      champion: 'heuristic',
      candidate: 'scorer@1',
      verdict: 'promote',
      change: { kind: 'promotion', by: 'user', gateId: 1 },
    })
    const pairs = lines.filter(({ type }) => type === 'pair')
    expect(pairs).toHaveLength(8)

    const { context, out } = contextIn(folder)
    const settings = resolveShowSettings('gate', '1', { runDir: '.', json: true })
    show(context, settings, findShown(settings, context))
    const shown = JSON.parse(out[0]!) as { readonly pairs: readonly Record<string, unknown>[] }
    expect(shown).toMatchObject({
      type: 'gate',
      candidate: 'scorer@1',
      champion: null,
      gate: { verdict: 'promote' },
    })
    expect(shown.pairs).toMatchObject(
      pairs.map(({ task, seed }) => ({
        task,
        seed,
        score: 1,
        champion: { success: false, episodeId: expect.any(Number) as number },
        candidate: { success: true },
      })),
    )
    // The model lies beside the record, as a policy of its own.
    expect(readFileSync(join(folder, 'policies', 'scorer-1.onnx'))).toEqual(
      readFileSync(join(folder, 'model-1.onnx')),
    )
  })

  it('keeps the champion against a model that loses, and against one that plays alike', async () => {
    const folder = folderWithModels()
    const lost = await stevolveGate(folder, 'model-1.onnx', oddLuck(true, false), { promote: true })
    expect(lost.last).toMatchObject({ verdict: 'keep', reason: 'worse', change: null })
    const alike = await stevolveGate(folder, 'scorer@1', oddLuck(true, true), { seed: '2' })
    expect(alike.last).toMatchObject({ verdict: 'keep', reason: 'plays-alike' })
  })

  it('goes on where it was stopped, and is not played twice', async () => {
    const folder = folderWithModels()
    let opened = 0
    const luck = oddLuck(false, true, () => opened++)
    const stopped = await stevolveGate(folder, 'model-1.onnx', luck, {}, 4)
    expect(stopped.exitCode).toBe(exitCodes.interrupted)
    expect(opened).toBe(8)
    const rest = await stevolveGate(folder, 'scorer@1', luck)
    expect(rest.last).toMatchObject({ verdict: 'promote', gate: 1, evidence: { pairs: 8 } })
    expect(opened).toBe(16)
    const again = await stevolveGate(folder, 'scorer@1', luck)
    expect(again.last).toMatchObject({ verdict: 'promote', gate: 1 })
    expect(again.log).toContain('This gate was finished before; nothing is played again.')
    expect(opened).toBe(16)
  })

  it('holds its episodes out: nothing is learnt from them', async () => {
    const folder = folderWithModels()
    await stevolveGate(folder, 'model-1.onnx', oddLuck(false, true))
    const record = openForReading(join(folder, 'stevolve.db'))
    const learntFrom = [...readDecidedEpisodes(record)].map(({ episodeId }) => episodeId)
    record.close()
    expect(learntFrom).toEqual([1, 2])
  })

  it('refuses what cannot be compared, with what to do', async () => {
    const folder = folderWithModels()
    const gate = (candidate: string, options: GateOptions = {}) =>
      stevolveGate(folder, candidate, oddLuck(true, true), options)
    await expect(gate('heuristic')).rejects.toThrow(/are the same policy, heuristic/)
    await expect(gate('scorer@9')).rejects.toThrow(/There is no policy "scorer@9"/)
    await expect(gate('nothing.onnx')).rejects.toThrow(/There is no policy at/)
    await expect(gate('http://127.0.0.1:8000')).rejects.toThrow(/served elsewhere/)
    await expect(gate('model-1.onnx', { generation: 'last' })).rejects.toThrow(/There is no generation last/)
    await expect(gate('model-1.onnx', { champion: 'model-2.onnx', promote: true })).rejects.toThrow(
      /that is heuristic/,
    )
    await expect(gate('model-1.onnx', { pairs: '0' })).rejects.toThrow(/--pairs/)
    await expect(gate('model-1.onnx', { generation: '1', prior: 'full' })).rejects.toThrow(/--prior full/)
  })
})

describe('stevolve policy promote and rollback', () => {
  it('change what plays, step by step and back again, with the reasons', async () => {
    const folder = folderWithModels()
    await stevolveGate(folder, 'model-1.onnx', oddLuck(false, true))
    expect(await promote(folder, 'scorer@1')).toMatchObject({
      policy: 'scorer@1',
      previous: 'heuristic',
      change: { gateId: 1, by: 'user', reason: 'Gate 1 was won against heuristic.' },
    })
    await promote(folder, 'model-2.onnx', { withoutGate: 'it looks well' })
    expect(await rollBack(folder, { reason: 'it dies at night' })).toMatchObject({
      policy: 'scorer@1',
      previous: 'scorer@2',
      change: { kind: 'rollback', reason: 'it dies at night' },
    })
    expect(await rollBack(folder)).toMatchObject({ policy: 'heuristic', previous: 'scorer@1' })
    await expect(rollBack(folder)).rejects.toThrow(/nothing was promoted/)

    const { context, out } = contextIn(folder)
    const settings = resolveShowSettings('policy', 'scorer@1', { runDir: '.' })
    show(context, settings, findShown(settings, context))
    const text = out.join('\n')
    expect(text).toContain('plays      no')
    expect(text).toMatch(/candidate against heuristic: promote, better/)
    expect(text).toMatch(/promotion to it, by a user: Gate 1 was won/)
    expect(text).toMatch(/rollback away from it/)
  })

  it('promotes nobody who has not won against what plays', async () => {
    const folder = folderWithModels()
    await stevolveGate(folder, 'model-1.onnx', oddLuck(true, false))
    await expect(promote(folder, 'scorer@1')).rejects.toThrow(/Gate 1 kept heuristic \(worse\)/)
    await expect(promote(folder, 'model-2.onnx')).rejects.toThrow(/was the candidate of no such gate/)
    await expect(promote(folder, 'heuristic')).rejects.toThrow(/heuristic plays already/)
    await promote(folder, 'scorer@2', { withoutGate: 'a try' })
    await expect(promote(folder, 'scorer@1')).rejects.toThrow(
      /Gate 1 was against heuristic, and scorer@2 plays/,
    )
    await expect(rollBack(folder, { to: 'scorer@1' })).rejects.toThrow(/has never played/)
  })

  it('are told by the list of policies', async () => {
    const folder = folderWithModels()
    await stevolveGate(folder, 'model-1.onnx', oddLuck(false, true), { promote: true })
    const list = (json: boolean) => {
      const { context, out } = contextIn(folder)
      const settings = resolveHistorySettings('policies', { runDir: '.', json }, '2030-01-01T00:00:00Z')
      listHistory(context, settings, (kind) => findHistory(settings, kind, context))
      return out
    }
    expect(JSON.parse(list(true)[0]!)).toMatchObject({
      type: 'policy',
      name: 'scorer@1',
      isChampion: true,
      promotedBy: 1,
      rows: 0,
    })
    expect(list(false)[1]).toMatch(/scorer@1 .* 1\/1 +yes/)
  })
})
