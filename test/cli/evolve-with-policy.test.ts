import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FallbackPolicy, PolicyUnavailable } from '../../src/agent/index.ts'
import { evolveAgent } from '../../src/cli/commands/evolve.ts'
import { composeEvolution } from '../../src/cli/composition/compose-evolution.ts'
import { loadPolicyOfGeneration } from '../../src/cli/composition/find-generation.ts'
import type { PlayedPolicy } from '../../src/cli/composition/played-policy.ts'
import { loadPolicy } from '../../src/cli/composition/played-policy.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { EvolveOptions } from '../../src/cli/input/evolve-settings.ts'
import { resolveEvolveSettings } from '../../src/cli/input/evolve-settings.ts'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { pliantEnvironment } from './support/pliant-environment.ts'

const address = 'http://gpu:8000'

/** A policy of another process that prefers what the planner likes least; `answers` says whether it does so this time. */
function servedPolicy(answers: () => boolean, hash = 'b'.repeat(64)): PlayedPolicy {
  const name = `scorer@7 ${hash.slice(0, 12)}`
  const policy = new FallbackPolicy({
    name,
    rank: (_state, _goal, candidates) =>
      answers()
        ? Promise.resolve({ scores: candidates.map((_candidate, index) => index / 4) })
        : Promise.reject(new PolicyUnavailable('no answer within 5 ms')),
  })
  return { identity: { name: 'scorer@7', hash, served: true }, policy, bytes: null }
}

/** Runs `stevolve evolve` in worlds that give whatever is tried; `stopAfter` episodes it is interrupted. */
async function stevolveEvolve(
  folder: string,
  policy: PlayedPolicy | null,
  { stopAfter = Number.POSITIVE_INFINITY, ...options }: EvolveOptions & { stopAfter?: number } = {},
) {
  const { context, out, log } = fakeContext()
  let results = 0
  const output = {
    ...context.output,
    out: (line: string) => {
      out.push(line)
      if (line.includes('"type":"result"') && ++results === stopAfter) context.interruption.interrupt(130)
    },
  }
  const here = { ...context, output, workingDirectory: folder }
  const settings = resolveEvolveSettings({
    tasks: 'oak_log,stick',
    episodes: '4',
    generationSize: '4',
    policy: address,
    workers: '1',
    runDir: 'evolution',
    json: true,
    ...options,
  })
  const createEnvironment = () => pliantEnvironment({ endings: ['goal'] })
  const session = composeEvolution(settings, here, { createEnvironment, policy })
  const exitCode = await evolveAgent(here, settings, session)
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
  const digests = lines.filter(({ type }) => type === 'generation').map(({ digest }) => digest)
  return { exitCode, lines, digests, log, summary: lines.at(-1)!, context: here }
}

const readerOf = (folder: string) => new RecordReader(join(folder, 'evolution', 'stevolve.db'))

describe('stevolve evolve with a policy of another process', () => {
  it('plays every episode with it, names it in the record, and says where the planner stood in', async () => {
    const folder = temporaryFolder()
    let asked = 0
    const { exitCode, summary, log } = await stevolveEvolve(
      folder,
      servedPolicy(() => ++asked > 2),
    )
    expect(exitCode).toBe(exitCodes.done)
    expect(summary).toMatchObject({ policy: 'scorer@7 bbbbbbbbbbbb', policyFallbacks: 2 })
    expect(log).toContain(`The policy scorer@7 bbbbbbbbbbbb plays, served at ${address}.`)
    expect(log.filter((line) => line.includes('cannot be asked'))).toEqual([
      expect.stringContaining('scorer@7 bbbbbbbbbbbb cannot be asked: no answer within 5 ms'),
    ])
    const reader = readerOf(folder)
    const identity = { name: 'scorer@7', hash: 'b'.repeat(64), served: true }
    expect(reader.runs()[0]!.configuration).toMatchObject({ policy: identity })
    const episodes = reader.episodes()
    expect(episodes).toHaveLength(4)
    expect(episodes.every(({ configuration }) => configuration.policy?.hash === identity.hash)).toBe(true)
    const decisions = episodes.flatMap(({ id }) =>
      reader.attempts(id).map((attempt) => reader.readAttempt(attempt.id)!.decision),
    )
    expect(decisions.filter(({ fallback }) => fallback !== undefined)).toHaveLength(2)
    expect(decisions.every(({ policy }) => policy === 'scorer@7 bbbbbbbbbbbb')).toBe(true)
    reader.close()
  })

  it('goes on after a stop by what it said then, whatever it would say now', async () => {
    const whole = await stevolveEvolve(
      temporaryFolder(),
      servedPolicy(() => true),
    )
    const folder = temporaryFolder()
    const stopped = await stevolveEvolve(
      folder,
      servedPolicy(() => true),
      { stopAfter: 2 },
    )
    expect(stopped.exitCode).toBe(exitCodes.interrupted)
    let asked = 0
    const rest = await stevolveEvolve(
      folder,
      servedPolicy(() => ++asked > 0),
    )
    expect(rest.exitCode).toBe(exitCodes.done)
    expect(rest.digests).toEqual(whole.digests)
    // Only the episodes that were not finished asked it.
    const reader = readerOf(folder)
    const attempts = reader.episodes().map(({ attempts: count }) => count ?? 0)
    expect(asked).toBe(attempts.slice(2).reduce((sum, count) => sum + count, 0))
    reader.close()
  })

  it('is not gone on with when the server has another model, and the difference is named', async () => {
    const folder = temporaryFolder()
    await stevolveEvolve(
      folder,
      servedPolicy(() => true),
      { stopAfter: 1 },
    )
    const other = servedPolicy(() => true, 'c'.repeat(64))
    await expect(stevolveEvolve(folder, other)).rejects.toThrow(/policy\.hash was bbbb.* and is now cccc/)
    await expect(stevolveEvolve(folder, null, { policy: 'off' })).rejects.toThrow(
      /policy was .*bbbb.* and is now not set/,
    )
  })
})

it('stevolve evolve with a model file keeps the model, and its generations name it', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'scorer-1.onnx')
  writeFileSync(file, modelFile(initialParameters(madeCard.architecture, 1), madeCard))
  const policy = await loadPolicy(file, '/')
  const { summary, context } = await stevolveEvolve(folder, policy, { policy: 'scorer-1.onnx' })
  expect(summary).toMatchObject({ policy: policy!.policy.name, policyFallbacks: 0 })
  for (const which of ['first', 'last'] as const) {
    const again = await loadPolicyOfGeneration({ which, runDirectory: 'evolution' }, context)
    expect(again?.identity).toEqual(policy!.identity)
  }
  const { hash } = policy!.identity
  expect(readdirSync(join(folder, 'evolution', 'policies')).toSorted()).toEqual([
    `played-${hash.slice(0, 16)}.onnx`,
    'scorer-1.onnx',
  ])
}, 60_000)
