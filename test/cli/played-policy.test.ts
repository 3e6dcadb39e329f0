import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FallbackPolicy, PolicyUnavailable } from '../../src/agent/index.ts'
import type { Policy } from '../../src/agent/index.ts'
import { findShown } from '../../src/cli/composition/compose-show.ts'
import type { PlayedPolicy } from '../../src/cli/composition/played-policy.ts'
import { exploring, loadPolicy } from '../../src/cli/composition/played-policy.ts'
import { resultOfEpisode } from '../../src/cli/composition/result-of-episode.ts'
import { wallClock } from '../../src/cli/composition/wall-clock.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { resolveShowSettings } from '../../src/cli/input/show-settings.ts'
import { shownParts } from '../../src/cli/view/shown-lines.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { stateWith } from '../support/world-states.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { changeDocument, recordEpisode, replayEpisode, tamper } from './support/recorded-episode.ts'

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

/** A policy of another process that answers every second time, and prefers what the planner likes least. */
function flakyPolicy(): PlayedPolicy {
  let asked = 0
  const inner: Policy = {
    name: 'scorer@7 bbbbbbbbbbbb',
    rank: (_state, _goal, candidates) =>
      ++asked % 2 === 0
        ? Promise.reject(new PolicyUnavailable('no answer within 5 ms'))
        : Promise.resolve({ scores: candidates.map((_candidate, index) => index / 4) }),
  }
  const identity = { name: 'scorer@7', hash: 'b'.repeat(64), served: true } as const
  return { identity, policy: new FallbackPolicy(inner), bytes: null }
}

describe('a run whose policy is in another process', () => {
  it('goes on by the order of the planner where that cannot be asked, and records and tells each time', async () => {
    const folder = await recordEpisode('stone_pickaxe', { policy: flakyPolicy() })
    const database = join(folder, 'runs', 'stone_pickaxe-1', 'stevolve.db')
    const reader = new RecordReader(database)
    const attempts = reader.attempts(1)
    const fallbacks = attempts.map(({ id }) => reader.readAttempt(id)!.decision.fallback)
    expect(fallbacks).toEqual(
      attempts.map((_row, index) => (index % 2 === 0 ? undefined : 'no answer within 5 ms')),
    )
    expect(attempts.length).toBeGreaterThan(3)
    const result = resultOfEpisode(reader, reader.episode(1)!, database)
    reader.close()
    expect(result).toMatchObject({ success: true, policyFallbacks: Math.floor(attempts.length / 2) })
    const { shown } = findShown(resolveShowSettings('episode', '1', {}), {
      ...fakeContext().context,
      workingDirectory: folder,
    })
    const [facts] = shownParts(shown, 100, false)
    expect(facts!.lines.join(' ')).toContain(
      `to the planner's order in ${result.policyFallbacks} of ${attempts.length} decisions: no answer within 5 ms`,
    )
  })

  it('is played again with the rankings that were recorded, without that process', async () => {
    const folder = await recordEpisode('stone_pickaxe', { policy: flakyPolicy() })
    const { exitCode, lines } = await replayEpisode(folder)
    expect(lines[0]).toMatchObject({ outcome: 'agrees' })
    expect(exitCode).toBe(exitCodes.done)
  })

  it('differs from its record where a recorded ranking is another', async () => {
    const folder = await recordEpisode('stone_pickaxe', { policy: flakyPolicy() })
    tamper(folder, 'stone_pickaxe', (database) =>
      changeDocument(database, 1, (document) => ({
        ...(document as { decision: object }),
        decision: { ...(document as { decision: object }).decision, fallback: 'another reason' },
      })),
    )
    const { lines } = await replayEpisode(folder)
    // What was recorded is what is played; the index still knows better.
    expect(lines[0]).toMatchObject({ outcome: 'differs' })
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

  it('plays all again in other styles where that is asked for, with the whole knowledge alone', () => {
    expect(resolveEvalSettings({}).exploreStyles).toBe(0)
    expect(resolveEvalSettings({ exploreStyles: '5' }).exploreStyles).toBe(5)
    for (const exploreStyles of ['0', '1000', 'many'])
      expect(() => resolveEvalSettings({ exploreStyles })).toThrow(/--explore-styles/)
    expect(() => resolveEvalSettings({ exploreStyles: '5', prior: 'recipes' })).toThrow(/--prior full alone/)
  })

  it('runs on the CPU where CUDA is asked for and missing, and says so once', async () => {
    const said: string[] = []
    const loading = {
      access: { device: 'cuda', timeoutMs: 1 },
      clock: wallClock,
      log: (line: string) => said.push(line),
    } as const
    const policy = (await loadPolicy(modelIn(temporaryFolder()), '/', loading))!
    // A machine with CUDA says nothing, and names it in the record.
    expect(said).toHaveLength(policy.identity.device === 'cuda' ? 0 : 1)
    for (const line of said)
      expect(line).toMatch(/^CUDA cannot be used here \(.+\); the policy runs on the CPU.$/)
    const goal = { have: { oak_log: 1 } }
    const candidates = [{ subgoal: { kind: 'surface', budgetTicks: 9 }, purpose: '' }] as const
    expect((await policy.policy.rank(stateWith(), goal, candidates)).scores[0]).toBeCloseTo(0)
    expect(said.length).toBeLessThanOrEqual(1)
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
