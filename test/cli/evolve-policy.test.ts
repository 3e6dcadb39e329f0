import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evolveAgent } from '../../src/cli/commands/evolve.ts'
import { composeEvaluation } from '../../src/cli/composition/compose-evaluation.ts'
import { composeEvolution } from '../../src/cli/composition/compose-evolution.ts'
import { rollBackPolicy } from '../../src/cli/composition/compose-promotion.ts'
import { loadPolicyOfGeneration } from '../../src/cli/composition/find-generation.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { PolicyReport } from '../../src/cli/evolution-session.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import type { EvolveOptions } from '../../src/cli/input/evolve-settings.ts'
import { resolveEvolveSettings } from '../../src/cli/input/evolve-settings.ts'
import { resolveRollbackSettings } from '../../src/cli/input/policy-settings.ts'
import { firstGateSeed, firstLearningSeed } from '../../src/evolve/index.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteGateStore } from '../../src/memory/sqlite/sqlite-gate-store.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { oddLuck } from './support/odd-luck.ts'

/** Runs `stevolve evolve --policy on` in worlds where whoever comes second on a seed wins: of a gate that is the candidate. */
async function stevolveEvolve(
  folder: string,
  options: EvolveOptions = {},
  stopAt: (line: string) => boolean = () => false,
) {
  const { context, out, log } = fakeContext()
  const output = {
    ...context.output,
    out: (line: string) => {
      out.push(line)
      if (stopAt(line)) context.interruption.interrupt(130)
    },
    log: (line: string) => {
      log.push(line)
      if (stopAt(line)) context.interruption.interrupt(130)
    },
  }
  const here = { ...context, output, workingDirectory: folder }
  const { policyTraining, ...settings } = resolveEvolveSettings({
    tasks: 'oak_log,punch_tree',
    episodes: '8',
    generationSize: '4',
    // Whoever loses has two tries.
    horizonScale: '0.02',
    policy: 'on',
    policyEvery: '1',
    gatePairs: '8',
    workers: '1',
    runDir: 'evolution',
    json: true,
    ...options,
  })
  // Two epochs say as much here as sixty.
  const quick = {
    ...settings,
    policyTraining: policyTraining && {
      ...policyTraining,
      training: { ...policyTraining.training, epochs: 2 },
    },
  }
  const createEnvironment = oddLuck((seed) => seed >= firstLearningSeed, true)
  const exitCode = await evolveAgent(here, quick, composeEvolution(quick, here, { createEnvironment }))
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
  const policies = lines.filter(({ type }) => type === 'policy') as unknown as PolicyReport[]
  const digests = lines.filter(({ type }) => type === 'generation').map(({ digest }) => digest)
  return { exitCode, lines, policies, digests, log, context: here }
}

const databaseIn = (folder: string) => join(folder, 'evolution', 'stevolve.db')

/** Networks are loaded and trained, which takes a busy machine some seconds. */
describe('stevolve evolve --policy on', { timeout: 60_000 }, () => {
  it('trains, gates and promotes by itself, plays on with what won, and lets evaluations do so', async () => {
    const folder = temporaryFolder()
    const { exitCode, policies, context } = await stevolveEvolve(folder)
    expect(exitCode).toBe(exitCodes.done)
    expect(policies).toMatchObject([
      { candidate: 'scorer@1', verdict: 'promote', champion: 'scorer@1', pairs: 8, gate: 1 },
      { candidate: 'scorer@2', verdict: 'promote', champion: 'scorer@2', pairs: 8, gate: 2 },
    ])
    const record = openForReading(databaseIn(folder))
    const store = new SqliteGateStore(record, () => '')
    expect(store.changes()).toMatchObject([
      { kind: 'promotion', previousId: null, gateId: 1, by: 'gate' },
      { kind: 'promotion', previousId: 1, gateId: 2, by: 'gate' },
    ])
    // The first generation knew no network, and each later one plays with what won the gate after it.
    const generations = new SqliteKnowledgeStore(record, () => '').generations()
    expect(generations.map(({ policyId }) => policyId)).toEqual([null, 1, 2])
    record.close()

    const reader = new RecordReader(databaseIn(folder))
    const learning = reader.episodes().filter(({ seed }) => seed >= firstLearningSeed)
    expect(learning.map(({ configuration }) => configuration.policy !== undefined)).toEqual([
      ...Array<boolean>(4).fill(false),
      ...Array<boolean>(4).fill(true),
    ])
    const gated = reader.episodes().filter(({ seed }) => seed < firstLearningSeed)
    expect(gated).toHaveLength(32)
    expect(gated.every(({ seed }) => seed >= firstGateSeed)).toBe(true)
    reader.close()

    const choose = (which: number | 'first' | 'last') =>
      loadPolicyOfGeneration({ which, runDirectory: 'evolution' }, context)
    expect(await choose('first')).toBeNull()
    const policy = await choose('last')
    expect(policy?.identity).toMatchObject({ name: 'scorer@2' })
    const settings = resolveEvalSettings({
      tasks: 'oak_log',
      seeds: '7',
      workers: '1',
      generation: 'last',
      from: 'evolution',
      runDir: 'scored',
    })
    const session = composeEvaluation(settings, context, {
      policy,
      createEnvironment: oddLuck(true, true),
    })
    await session.play({ onStart: () => {}, onEnd: () => {} }, new AbortController().signal)
    await session.close()
    const scored = new RecordReader(join(folder, 'scored', 'stevolve.db'))
    expect(scored.episodes()[0]?.configuration.policy?.hash).toBe(policy!.identity.hash)
    scored.close()

    const back = await rollBackPolicy(
      resolveRollbackSettings({ runDir: 'evolution', reason: 'a test' }),
      context,
    )
    expect(back).toMatchObject({ policy: 'scorer@1', previous: 'scorer@2', change: { generationId: 3 } })
    await expect(stevolveEvolve(folder, { gatePairs: '12' })).rejects.toThrow(/other settings/)
  })

  it('ends the same where it was stopped on the way and goes on', async () => {
    const whole = await stevolveEvolve(temporaryFolder(), { episodes: '4' })
    const folder = temporaryFolder()
    let isFirst = true
    const inTheGate = (line: string) =>
      isFirst && line.startsWith('[4/8]') && line.includes('champion') && !(isFirst = false)
    const stopped = await stevolveEvolve(folder, { episodes: '4' }, inTheGate)
    expect(stopped.exitCode).toBe(exitCodes.interrupted)
    expect(stopped.policies).toEqual([])
    const rest = await stevolveEvolve(folder, { episodes: '4' })
    expect(rest.exitCode).toBe(exitCodes.done)
    expect(rest.policies).toEqual(whole.policies)
    expect(stopped.digests).toEqual(whole.digests)
  })

  it('refuses settings that say nothing', () => {
    expect(() => resolveEvolveSettings({ gatePairs: '8' })).toThrow(/none is/)
    expect(() => resolveEvolveSettings({ explore: '0.1' })).toThrow(/none plays/)
    expect(() => resolveEvolveSettings({ policy: 'http://gpu:8000', gatePairs: '8' })).toThrow(
      /plays throughout as it is/,
    )
    expect(() => resolveEvolveSettings({ policy: 'on', policyTimeoutMs: '50' })).toThrow(/none is given/)
    expect(() => resolveEvolveSettings({ policyDevice: 'cuda' })).toThrow(/none is given/)
    expect(() => resolveEvolveSettings({ policy: 'on', explore: '2' })).toThrow(/--explore/)
  })
})
