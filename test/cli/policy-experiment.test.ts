import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composePolicyExperiment } from '../../src/cli/composition/compose-policy-experiment.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { parseSeeds } from '../../src/cli/input/seed-list.ts'
import type { PlayedPolicyExperiment } from '../../src/cli/policy-experiment/play-policy-experiment.ts'
import type { PolicyExperimentSize } from '../../src/cli/policy-experiment/policy-experiment-plan.ts'
import {
  fullPolicyExperiment,
  planPolicyExperiment,
  shortPolicyExperiment,
} from '../../src/cli/policy-experiment/policy-experiment-plan.ts'
import { policyFindings } from '../../src/cli/policy-experiment/policy-findings.ts'
import { runPolicyExperiment } from '../../src/cli/policy-experiment/run-policy-experiment.ts'
import { planEpisodes } from '../../src/evolve/index.ts'
import { score } from '../evolve/support/scores.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { TracedEnvironment } from '../support/traced-environment.ts'
import { fakeContext } from './support/fake-context.ts'

const tiny: PolicyExperimentSize = {
  name: 'tiny',
  tasks: ['wooden_pickaxe'],
  learningSeeds: '1-6',
  learningSpread: 1,
  draws: 2,
  scoringSeeds: '101-102',
  scoringSpread: 1,
  trainingSeeds: [1],
}

function start(workingDirectory: string) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  let opened = 0
  const createEnvironment = () => {
    opened++
    return new TracedEnvironment()
  }
  const settings = {
    size: tiny,
    runDirectory: 'runs/tiny',
    workers: 1,
    resultsFolder: 'docs',
    command: 'npm run policy-experiment',
  }
  const exit = runPolicyExperiment(settings, context, composePolicyExperiment(context, { createEnvironment }))
  return { ...fake, context, exit, opened: () => opened }
}

describe('an experiment with policies', () => {
  it('plays, trains and scores, writes what came of it, and has nothing to do the second time', async () => {
    const folder = temporaryFolder()
    const first = start(folder)
    expect(await first.exit).toBe(exitCodes.done)
    const text = readFileSync(join(folder, 'docs', 'policy.md'), 'utf8')
    expect(text).toContain('Learnt from 18 episodes on seeds 1-6')
    for (const lessons of ['successes', 'corrections', 'preferences']) {
      expect(text).toContain(`| ${lessons} | all | `)
      expect(text).toContain(`| ${lessons} | 1 | `)
    }
    const again = start(folder)
    expect(await again.exit).toBe(exitCodes.done)
    expect(again.opened()).toBe(0)
    expect(readFileSync(join(folder, 'docs', 'policy.md'), 'utf8')).toBe(text)
  }, 60_000)

  it('writes nothing where it is stopped, and says how to go on', async () => {
    const folder = temporaryFolder()
    const { exit, context, log } = start(folder)
    context.interruption.interrupt(exitCodes.interrupted)
    expect(await exit).toBe(exitCodes.interrupted)
    expect(existsSync(join(folder, 'docs'))).toBe(false)
    expect(log.at(-1)).toBe('Stopped. The same command goes on from here.')
  })
})

it('scores on seeds that nothing is learnt from, nor other scores are made of, and plays every task', () => {
  for (const size of [shortPolicyExperiment, fullPolicyExperiment]) {
    const plan = planPolicyExperiment(size, 'runs', 1)
    const learnt = resolveEvalSettings(plan.learning)
    const scored = resolveEvalSettings(plan.planner)
    const others = new Set(['1001-1010', '3001-3020'].flatMap((seeds) => parseSeeds(seeds)))
    expect(scored.seeds.some((seed) => learnt.seeds.includes(seed) || others.has(seed))).toBe(false)
    expect(learnt.seeds.some((seed) => others.has(seed))).toBe(false)
    for (const { tasks, seeds, spread } of [learnt, scored]) {
      const played = new Set(planEpisodes(tasks, seeds, spread).map(({ task }) => task.id))
      expect(played.size).toBe(size.tasks.length)
    }
  }
})

describe('what an experiment with policies came to', () => {
  const cells = Array.from({ length: 40 }, (_, index) => ({ task: 'bucket', seed: 1 + (index % 20), index }))
  const episodes = (factor: number) =>
    cells.map(({ seed, index }) =>
      score({
        task: `task-${index}`,
        group: index % 2 === 0 ? 'iron' : 'armor',
        seed,
        success: true,
        gameTicks: factor * (1_000 + index),
      }),
    )
  const part = {
    rows: 1,
    losses: { total: 1, choice: 1, pair: 0, success: 0 },
    accuracy: 1,
    plannerAccuracy: 1,
    calibrationError: 0.01,
    calibrationErrorBefore: 0.1,
  }
  const played = (factor: number, error: number): PlayedPolicyExperiment =>
    ({
      planner: episodes(1),
      policies: [1, 2].map((trainingSeed) => ({
        stage: { lessons: 'preferences', trainingSeed, name: `preferences-${trainingSeed}` },
        outcome: { bestEpoch: 1, epochs: 2, steps: 3, temperature: 1, bias: 0, validation: part, test: null },
        episodes: episodes(factor),
        onPlanner: { attempts: 100, succeeded: 90, error },
        onItsOwn: { attempts: 100, succeeded: 90, error: 0.01 },
      })),
    }) as unknown as PlayedPolicyExperiment

  it('is shown where ticks fall by enough and the interval leaves out none fewer, over all and in each group', () => {
    const claims = policyFindings(played(0.8, 0.04)).claims
    expect(claims.map(({ holds }) => holds)).toEqual([true, true, true, true])
    expect(claims[0]!.figures).toMatch(/^0\.800 \(95 %: 0\.80 to 0\.80\) over 80 cells$/)
  })

  it('is missed where they fall by too little, or a success head is off', () => {
    const claims = policyFindings(played(0.9, 0.06)).claims
    expect(claims.map(({ holds }) => holds)).toEqual([false, false, false, false])
    expect(claims.at(-1)!.figures).toBe('0.010 to 0.060')
  })
})
