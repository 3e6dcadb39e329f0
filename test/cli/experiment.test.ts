import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { composeExperiment } from '../../src/cli/composition/compose-experiment.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { findingsOf } from '../../src/cli/experiment/experiment-findings.ts'
import type { ExperimentSize } from '../../src/cli/experiment/experiment-size.ts'
import { fullExperiment, shortExperiment } from '../../src/cli/experiment/experiment-size.ts'
import type { EvalStage, EvolveStage } from '../../src/cli/experiment/experiment-stages.ts'
import { experimentStages } from '../../src/cli/experiment/experiment-stages.ts'
import { learningCurveSvg } from '../../src/cli/experiment/learning-curve-svg.ts'
import type { PlayedExperiment } from '../../src/cli/experiment/play-experiment.ts'
import { curveOf, resultsDocument } from '../../src/cli/experiment/results-document.ts'
import { runExperiment } from '../../src/cli/experiment/run-experiment.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { resolveEvolveSettings } from '../../src/cli/input/evolve-settings.ts'
import type { EpisodeScore, KnowledgeScore } from '../../src/evolve/index.ts'
import { planEpisodes } from '../../src/evolve/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { TracedEnvironment } from '../support/traced-environment.ts'
import { score } from '../evolve/support/scores.ts'
import { fakeContext } from './support/fake-context.ts'

const tiny: ExperimentSize = {
  name: 'tiny',
  tasks: 'oak_log,stick',
  learningEpisodes: 2,
  shiftedLearningEpisodes: 1,
  generationSize: 1,
  seeds: '1-2',
  spread: 1,
  partsSpread: 2,
  shiftedSpread: 2,
  probedSpread: 2,
  curveShares: [0.5],
}

function start(workingDirectory: string, soFar = false) {
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
    soFar,
    command: 'npm run experiment',
  }
  const exit = runExperiment(settings, context, composeExperiment(context, { createEnvironment }))
  return { ...fake, context, exit, opened: () => opened }
}

describe('an experiment', () => {
  it('plays all its stages, writes what came of them, and has nothing to play the second time', async () => {
    const folder = temporaryFolder()
    const first = start(folder)
    expect(await first.exit).toBe(exitCodes.done)
    const results = readFileSync(join(folder, 'docs', 'results.md'), 'utf8')
    expect(results).toContain('| first generation | 4 of 4 | 100.0 % |')
    expect(results).toContain('last generation without replanning against last generation')
    expect(results).toContain('## The world shifted-depths')
    expect(results).toContain('generation after 1 episodes')
    expect(results).toContain('assists: ')
    expect(readFileSync(join(folder, 'docs', 'learning-curve.svg'), 'utf8')).toContain(
      'success 100 % after 2',
    )

    const again = start(folder)
    expect(await again.exit).toBe(exitCodes.done)
    expect(again.opened()).toBe(0)
    expect(readFileSync(join(folder, 'docs', 'results.md'), 'utf8')).toBe(results)
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

it('of an experiment that was stopped, what is finished can be written', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  const stopped = vi.spyOn(first.context.output, 'log')
  stopped.mockImplementation((line) => {
    if (line.startsWith('Stage 4 ')) first.context.interruption.interrupt(exitCodes.interrupted)
  })
  expect(await first.exit).toBe(exitCodes.interrupted)
  await expect(start(temporaryFolder(), true).exit).rejects.toThrow('has been scored yet')
  const soFar = start(folder, true)
  expect(await soFar.exit).toBe(exitCodes.done)
  expect(soFar.opened()).toBe(0)
  const results = readFileSync(join(folder, 'docs', 'results.md'), 'utf8')
  expect(results).toContain('Not finished: 19 stages are still to be played.')
  expect(results).toContain('| last generation | 4 of 4 |')
  expect(results).not.toContain('| prior full | 4 of 4 |')
}, 60_000)

describe('the stages of an experiment', () => {
  it.each([shortExperiment, fullExperiment])('are commands that the program takes: $name', (size) => {
    const stages = experimentStages(size, 'runs/x', 2)
    expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length)
    for (const stage of stages) {
      if (stage.kind === 'evolve') resolveEvolveSettings(stage.options)
      else resolveEvalSettings(optionsOf(stage))
    }
  })

  it.each([shortExperiment, fullExperiment])(
    'score all agents of a world on cells that pair: $name',
    (size) => {
      const { tasks, seeds } = resolveEvalSettings({ seeds: size.seeds })
      const cells = (spread: number) =>
        planEpisodes(tasks, seeds, spread).map(({ task, seed }) => `${task.id}/${seed}`)
      const main = new Set(cells(size.spread))
      expect(cells(size.partsSpread).every((cell) => main.has(cell))).toBe(true)
      expect(new Set(planEpisodes(tasks, seeds, size.spread).map(({ task }) => task.id)).size).toBe(
        tasks.length,
      )
      const groups = new Set(planEpisodes(tasks, seeds, size.partsSpread).map(({ task }) => task.group))
      expect(groups.size).toBe(7)
    },
  )
})

/** A generation is named where one was found for the stage. */
function optionsOf({ options, learntFrom }: EvalStage) {
  return learntFrom === null ? options : { ...options, generation: 'last' }
}

const evolveStage: EvolveStage = {
  kind: 'evolve',
  name: 'evolve',
  world: 'default',
  isWhole: true,
  options: {},
}

function knowledgeOf(right: number): KnowledgeScore {
  const share = { right, of: 40, share: right / 40 }
  return {
    learnt: share,
    all: share,
    kinds: [],
    dependencies: [],
    statements: { made: 100, wrong: 1, wrongShare: 0.01 },
    recipes: { made: 10, wrong: 0, wrongShare: 0 },
    wrong: [{ kind: 'source', text: 'mine dirt for | iron_ore', isTrue: false }],
    unreachable: ['turtle_helmet'],
  }
}

/** Ten tasks on each of eight seeds, of which so many are won. */
function episodes(won: number, gameTicks = 100): readonly EpisodeScore[] {
  return Array.from({ length: 80 }, (_, index) => {
    const success = index % 10 < won
    return score({
      task: `task-${index % 10}`,
      seed: Math.floor(index / 10),
      success,
      gameTicks,
      ending: success ? 'goal' : 'horizon',
    })
  })
}

const stageOf = (name: string, label = name, world = 'default'): EvalStage => ({
  kind: 'eval',
  name,
  label,
  world,
  options: {},
  learntFrom: null,
  comparedWith: 'last',
})

const failures = (repeated: number) => ({
  attempts: 100,
  failures: 20,
  repeated,
  share: repeated / 100,
  neverWorkedSince: repeated,
  kinds: [],
})

const played: PlayedExperiment = {
  repeated: { withGuardrails: failures(1), without: failures(9) },
  versions: { stevolve: '0.1.0' },
  evolutions: [
    {
      stage: evolveStage,
      full: knowledgeOf(39),
      database: '',
      generations: [0, 20, 100].map((count, number) => ({
        id: number + 1,
        number,
        episodes: count,
        knowledge: knowledgeOf(count === 0 ? 0 : 30 + number * 3),
        guards: { blocks: count, probes: count / 2, falseBlocks: count / 100 },
      })),
    },
  ],
  evaluations: [
    { stage: stageOf('first', 'first generation'), episodes: episodes(3), database: '' },
    { stage: stageOf('last', 'last generation'), episodes: episodes(9), database: '' },
    { stage: stageOf('full', 'prior full'), episodes: episodes(9), database: '' },
    { stage: stageOf('without-skills'), episodes: episodes(4), database: '' },
    { stage: stageOf('without-diagnosis'), episodes: episodes(9, 130), database: '' },
    { stage: stageOf('without-replanning'), episodes: episodes(9), database: '' },
    { stage: stageOf('last-shifted-crafts', 'last', 'shifted-crafts'), episodes: episodes(8), database: '' },
    { stage: stageOf('full-shifted-crafts', 'full', 'shifted-crafts'), episodes: episodes(7), database: '' },
  ],
}
const taskOrder = Array.from({ length: 10 }, (_, index) => `task-${index}`)
const findings = findingsOf(played, taskOrder)

describe('what an experiment finds', () => {
  const holds = (part: string) => findings.claims.find(({ text }) => text.includes(part))?.holds

  it('is claimed only where it was shown', () => {
    expect(holds('beats the first')).toBe(true)
    expect(holds('within 5 points')).toBe(true)
    expect(holds('Losing skills')).toBe(true)
    expect(holds('Losing diagnosis')).toBe(true)
    expect(holds('Losing replanning')).toBe(false)
    expect(holds('shifted-crafts')).toBe(false)
    expect(holds('After 100 episodes')).toBe(true)
    expect(holds('After 400 episodes')).toBeUndefined()
    expect(holds('statements are false')).toBe(true)
    expect(holds('repeated identical failures')).toBe(true)
    expect(holds('what guardrails forbid')).toBe(false)
  })

  it('compares an ablation of an early generation with that generation', () => {
    const early = { ...stageOf('after-40-without-guardrails', 'early, without'), comparedWith: 'after-40' }
    const { claims, comparisons } = findingsOf(
      {
        ...played,
        evaluations: [
          ...played.evaluations,
          { stage: stageOf('after-40', 'early'), episodes: episodes(6), database: '' },
          { stage: early, episodes: episodes(3), database: '' },
        ],
      },
      taskOrder,
    )
    expect(comparisons.find(({ name }) => name === early.name)?.label).toBe('early, without against early')
    const claim = claims.find(
      ({ text }) => text === 'Losing guardrails after 40 episodes costs success or ticks',
    )
    expect(claim).toMatchObject({ holds: true })
    expect(claim?.figures).toContain('-30.0 points')
  })

  it('tells how much of what guardrails forbid would have worked, of all that was put to the test', () => {
    const stage = stageOf('after-40-probed', 'early, guardrails put to the test')
    const probed = (worked: readonly string[]) =>
      findingsOf(
        {
          ...played,
          evolutions: [],
          evaluations: [
            ...played.evaluations,
            {
              stage: { ...stage, comparedWith: stage.name },
              episodes: [
                score({ probes: { made: 150, worked } }),
                score({ probes: { made: 50, worked: [] } }),
              ],
              database: '',
            },
          ],
        },
        taskOrder,
      )
    const claimOf = (worked: readonly string[]) =>
      probed(worked).claims.find(({ text }) => text.includes('what guardrails forbid'))
    expect(claimOf(['a', 'b', 'b'])).toMatchObject({
      holds: true,
      figures: '3 of 200 probes worked, 1.5 % (95 %: 0.5 % to 4.3 %)',
    })
    expect(claimOf(['a', 'a', 'b', 'b'])).toMatchObject({ holds: false })
    expect(probed([]).comparisons.map(({ name }) => name)).not.toContain(stage.name)
    const text = resultsDocument(probed(['a', 'b', 'b']), {
      size: fullExperiment,
      suite: 'tech-tree-70',
      command: 'npm run experiment',
      versions: {},
      curveFile: '',
      stagesLeft: 0,
    })
    expect(text).toContain('## Guardrails put to the test')
    expect(text).toContain('| early, guardrails put to the test | 200 | 3, 1.5 % | 0.5 % to 4.3 % |')
    expect(text).toContain('What worked though it was forbidden: a; b.')
  })

  it('is the same for the same episodes, in whatever order they were played', () => {
    const turned = {
      ...played,
      evaluations: played.evaluations.map((evaluation) => ({
        ...evaluation,
        episodes: evaluation.episodes.toReversed(),
      })),
    }
    expect(findingsOf(turned, taskOrder)).toEqual(findings)
  })

  it('is written with differences, intervals, knowledge, versions and the command', () => {
    const text = resultsDocument(findings, {
      size: shortExperiment,
      suite: 'tech-tree-70',
      command: 'npm run experiment',
      versions: played.versions,
      curveFile: 'learning-curve.svg',
      stagesLeft: 0,
    })
    expect(text).toContain('`npm run experiment`')
    expect(text).toMatch(
      /\| without-skills against last generation \| 80 on 8 seeds \| -50\.0 points \| .* \| yes \|/,
    )
    expect(text).toContain('| generation 2 | 100 | 36 of 40, 90.0 % |')
    expect(text).toContain('| prior full | - | 39 of 40, 97.5 % |')
    expect(text).toContain('mine dirt for | iron_ore')
    expect(text).toContain('- stevolve 0.1.0')
    expect(text).toContain('- Minecraft 1.16.5')
  })
})

describe('a learning curve', () => {
  const svg = learningCurveSvg(curveOf(findings))

  it('marks every scored generation with its interval, at its place', () => {
    expect(svg.match(/<circle class="success"/g)).toHaveLength(3)
    expect(svg).toContain('<circle class="success" cx="64.0" cy="245.4" r="4"/>')
    expect(svg).toContain('<circle class="success" cx="696.0" cy="76.2" r="4"/>')
    expect(svg).toContain('success 30 % after 0 episodes; success 90 % after 100 episodes; prior full 90 %')
  })

  it('is whole: no number that is none, every element closed, in light and dark', () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(svg.match(/<(text|title|desc|style|svg)\b/g)).toHaveLength(
      svg.match(/<\/(text|title|desc|style|svg)>/g)!.length,
    )
    expect(svg).toContain('prefers-color-scheme: dark')
  })

  it('can be drawn of nothing', () => {
    expect(learningCurveSvg({ success: [], knowledge: [], full: null })).not.toMatch(/NaN|Infinity/)
  })
})
