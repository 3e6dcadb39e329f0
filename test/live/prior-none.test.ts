import { describe, expect, it } from 'vitest'
import type { LearningMind } from '../../src/agent/index.ts'
import { learningMinds } from '../../src/cli/composition/minds.ts'
import { noKnowledge } from '../../src/distill/index.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import type { Attempt } from '../../src/env/index.ts'
import { goalHolds } from '../../src/env/index.ts'
import { createEnvironment } from '../../src/env/worker/create-environment.ts'
import { firstSubgoal } from '../support/first-subgoal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startCli } from './support/start-cli.ts'

const world = {
  name: 'shifted-sticks',
  generator: { name: 'flat' },
  givenItems: [{ item: 'oak_log', count: 8 }],
  rules: {
    recipes: { replace: { stick: [{ rows: [['oak_log'], ['oak_log']], result: 'stick', count: 8 }] } },
  },
}

const task = {
  id: 'stick',
  group: 'wooden',
  instruction: 'Craft sticks',
  goal: { have: { stick: 8 } },
  horizonTicks: 2_400,
}

const mostAttempts = 10

/** Plays until the goal holds, as the loop does: always the first candidate. */
async function play(knowledge: Knowledge): Promise<{ mind: LearningMind; attempts: readonly Attempt[] }> {
  const shifted = parseWorldFile(JSON.stringify(world), 'shifted-sticks.world.json')
  const host = { kind: 'embedded', world: shifted, speed: 'max' } as const
  const environment = createEnvironment({ perception: 'sight', host })
  const start = await environment.open(task, 1)
  const mind = learningMinds('none').mindFor(start, knowledge)
  const attempts: Attempt[] = []
  let { state } = start
  while (attempts.length < mostAttempts && !goalHolds(task.goal, state)) {
    const subgoal = firstSubgoal(mind.deciders.planner, state, task)
    const attempt = await environment.attempt(subgoal, new AbortController().signal)
    attempts.push(attempt)
    mind.distill(attempt, diagnoseAttempt(attempt, { earlier: [], expectedTicks: null }), attempts.length)
    state = attempt.postState
  }
  await environment.close()
  return { mind, attempts }
}

describe('an agent that knows no recipe', () => {
  it('finds one of this world by laying out grids, and uses it from then on', async () => {
    const first = await play(noKnowledge)
    const crafts = first.attempts.map(({ subgoal }) => subgoal).filter((subgoal) => subgoal.kind === 'craft')
    expect(first.attempts.at(-1)!.postState.inventory['stick']).toBeGreaterThanOrEqual(8)
    expect(crafts[0]!.trials?.length).toBeGreaterThan(1)
    // The server is never asked for its recipes.
    expect(crafts.every(({ recipe, trials }) => recipe !== undefined || trials !== undefined)).toBe(true)

    const second = await play(first.mind.learnt)
    expect(second.attempts.map(({ subgoal }) => subgoal)).toMatchObject([
      { kind: 'craft', item: 'stick', recipe: { rows: [['oak_log'], ['oak_log']], resultCount: 8 } },
    ])
    const again = await play(noKnowledge)
    expect(again.attempts).toEqual(first.attempts)
  })
})

it('an evolution without recipes goes on after a kill as if nothing had happened, and replays', async () => {
  const folder = temporaryFolder()
  const words = (name: string): readonly string[] => [
    ...['evolve', '--prior', 'none', '--tasks', 'stick', '--episodes', '2', '--generation-size', '1'],
    ...['--horizon-scale', '0.4', '--workers', '1', '--json', '--run-dir', name],
  ]
  const generationsOf = (out: readonly string[]) =>
    out
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ type }) => type === 'generation')
      .map(({ digest }) => digest)
  const whole = await startCli(words('whole'), folder).ended
  expect(whole.exitCode).toBe(0)
  const wrong = ['eval', '--generation', 'last', '--from', 'whole', '--tasks', 'stick', '--seeds', '1']
  const refused = await startCli(wrong, folder).ended
  expect(refused.exitCode).not.toBe(0)
  expect(refused.log.join(' ')).toContain('Play them with --prior none.')

  const killed = startCli(words('killed'), folder)
  await killed.line((line) => line.includes('"type":"generation"'))
  killed.signal('SIGKILL')
  const before = generationsOf((await killed.ended).out)
  const rest = await startCli(words('killed'), folder).ended
  expect(rest.exitCode).toBe(0)
  expect([...before, ...generationsOf(rest.out)].slice(-2)).toEqual(generationsOf(whole.out))

  const replayed = await startCli(['replay', '--all', '--run-dir', 'killed', '--json'], folder).ended
  expect(replayed.exitCode).toBe(0)
})
