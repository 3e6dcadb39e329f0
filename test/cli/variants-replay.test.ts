import { expect, it } from 'vitest'
import { evaluate } from '../../src/cli/commands/eval.ts'
import { evolveAgent } from '../../src/cli/commands/evolve.ts'
import { replay } from '../../src/cli/commands/replay.ts'
import { composeEvaluation } from '../../src/cli/composition/compose-evaluation.ts'
import { composeEvolution } from '../../src/cli/composition/compose-evolution.ts'
import { composeReplay } from '../../src/cli/composition/compose-replay.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { EvalOptions } from '../../src/cli/input/eval-settings.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { resolveEvolveSettings } from '../../src/cli/input/evolve-settings.ts'
import { resolveReplaySettings } from '../../src/cli/input/replay-settings.ts'
import { ablations } from '../../src/cli/input/variant.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { TracedEnvironment } from '../support/traced-environment.ts'
import { fakeContext } from './support/fake-context.ts'

const tasks = 'oak_log,stick'
const createEnvironment = () => new TracedEnvironment()

function contextIn(workingDirectory: string) {
  const fake = fakeContext()
  return { ...fake, context: { ...fake.context, workingDirectory } }
}

async function evolveIn(folder: string, runDir: string, ablate?: string): Promise<void> {
  const { context } = contextIn(folder)
  const options = { tasks, episodes: '2', generationSize: '1', workers: '1', runDir }
  const settings = resolveEvolveSettings(ablate === undefined ? options : { ...options, ablate })
  const exitCode = await evolveAgent(
    context,
    settings,
    composeEvolution(settings, context, { createEnvironment }),
  )
  expect(exitCode).toBe(exitCodes.done)
}

/** What of the episodes is recorded as left out or put in place, and whether all play again as they were. */
async function playAndReplay(folder: string, runDir: string, options: EvalOptions) {
  const { context, out } = contextIn(folder)
  const settings = resolveEvalSettings({ tasks, seeds: '1', workers: '1', runDir, json: true, ...options })
  await evaluate(context, settings, composeEvaluation(settings, context, { createEnvironment }))
  return {
    summary: JSON.parse(out.at(-1)!) as { settings: object },
    replayed: await replayIn(folder, runDir),
  }
}

async function replayIn(folder: string, runDir: string): Promise<object> {
  const { context, out } = contextIn(folder)
  const settings = resolveReplaySettings(undefined, { all: true, runDir, workers: '1', json: true })
  const session = composeReplay(settings, context, { createWorld: createEnvironment })
  await replay(context, settings, session)
  return JSON.parse(out.at(-1)!) as object
}

it('agents without a part, and in the place of the whole one, are recorded as such and play again as they were', async () => {
  const folder = temporaryFolder()
  await evolveIn(folder, 'learnt')
  const agrees = { type: 'summary', episodes: 2, agree: 2, differ: 0 }
  for (const ablate of ablations) {
    const generation = { generation: 'last', from: 'learnt' }
    const { summary, replayed } = await playAndReplay(folder, `without-${ablate}`, { ...generation, ablate })
    expect(summary.settings).toMatchObject({ ablate, baseline: null, prior: 'recipes' })
    expect(replayed).toMatchObject(agrees)
  }
  const probed = await playAndReplay(folder, 'probed', { generation: 'last', from: 'learnt', probe: '1' })
  expect(probed.summary).toMatchObject({
    settings: { probing: 1 },
    falseBlocks: { probes: 0, worked: 0, interval95: [0, 1] },
  })
  expect(probed.replayed).toMatchObject(agrees)
  for (const baseline of ['static', 'retrieval'] as const) {
    const options = baseline === 'retrieval' ? { from: 'learnt' } : {}
    const played = await playAndReplay(folder, baseline, { ...options, baseline, prior: 'recipes' })
    expect(played.summary.settings).toMatchObject({ ablate: null, baseline })
    expect(played.replayed).toMatchObject(agrees)
  }
  await evolveIn(folder, 'learnt-without', 'diagnosis')
  expect(await replayIn(folder, 'learnt-without')).toMatchObject(agrees)

  // What was recalled is not to be had again once the record has grown.
  await evolveMore(folder)
  await expect(replayIn(folder, 'retrieval')).rejects.toThrow('there is more in it now')
}, 60_000)

async function evolveMore(folder: string): Promise<void> {
  const { context } = contextIn(folder)
  const options = { tasks, episodes: '3', generationSize: '1', workers: '1', runDir: 'learnt' }
  const settings = resolveEvolveSettings(options)
  await evolveAgent(context, settings, composeEvolution(settings, context, { createEnvironment }))
}
